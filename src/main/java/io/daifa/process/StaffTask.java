package io.daifa.process;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task of a person: what its form shows, until when it is due, and what its completion does. What the form shows and what is typed are
 * variables of the task alone, gone when it is; a refused completion rolls back and leaves the task as it was.
 */
public abstract class StaffTask implements TaskListener {

    /** Variables of ours that an execution may hold: the parcel that a trouble is about. */
    private static final Set<String> OURS = Set.of(StaffTask.PARCEL);

    /** The variable that names the parcel of a trouble. */
    public static final String PARCEL = "parcelId";

    private final StaffTasks house;

    /** A task that uses what all of them use. */
    protected StaffTask(StaffTasks house) {
        this.house = house;
    }

    /** What the form shows, by key; keys that are not named are empty. */
    protected abstract Map<String, Object> shown(Subject subject);

    /** Does what the person decided. */
    protected abstract void completed(Subject subject, Answers answers, Actor by) throws Refusal;

    /** How long the person has, in general. */
    protected abstract Duration within();

    /** How much the task presses in general, 0 to 100. */
    protected abstract int usualPriority();

    /** The deadline that the task serves. */
    protected Instant deadline(Subject subject) {
        return subject.order().shipBy();
    }

    /** The message that ends the task by itself, which its own completion must not send. */
    protected @Nullable String ownMessage() {
        return null;
    }

    /** Until when the task is due; the diagram asks. */
    public Date due(DelegateExecution execution) {
        return house.deadlines().due(within(), deadline(house.subject(execution)));
    }

    /** How much the task presses; the diagram asks. */
    public int priority(DelegateExecution execution) {
        return priority(house.subject(execution));
    }

    /** How much the task presses: the nearer its deadline, the more. */
    protected int priority(Subject subject) {
        return house.deadlines().priority(usualPriority(), deadline(subject));
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> create(task);
            case EVENTNAME_COMPLETE -> complete(task);
            default -> throw new IllegalStateException("not for " + task.getEventName());
        }
    }

    /** Shows what the task is about as it is now, and until when it is due and how much it presses; it never presses less than before. */
    protected void refresh(Task task, Subject subject, TaskService tasks) {
        task.setDueDate(house.deadlines().due(within(), deadline(subject)));
        task.setPriority(Math.max(task.getPriority(), priority(subject)));
        tasks.saveTask(task);
        tasks.setVariablesLocal(task.getId(), shown(subject));
    }

    private void create(DelegateTask task) {
        var values = new HashMap<String, Object>();
        house.keys(task).forEach(key -> values.put(key, null));
        var subject = house.subject(task.getExecution());
        values.putAll(house.head(subject));
        values.putAll(shown(subject));
        task.setVariablesLocal(values);
    }

    private void complete(DelegateTask task) {
        var subject = house.lockedSubject(task.getExecution());
        var answers = house.answers(task, OURS);
        try {
            var by = house.person(task);
            if (ownMessage() == null) {
                completed(subject, answers, by);
            } else {
                house.instances().silently(ownMessage(), subject.businessKey(), () -> completed(subject, answers, by));
            }
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }
}
