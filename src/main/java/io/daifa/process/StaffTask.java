package io.daifa.process;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
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

    /** How long the person has, in the desk's duty hours. */
    protected abstract Duration within(Subject subject);

    /** How much a task of this kind presses, 0 to 100. */
    protected abstract int usualPriority(Subject subject);

    /** From when the person's time counts. */
    protected Instant since(Subject subject) {
        return house.deadlines().now();
    }

    /** The line that the task serves, after which it costs: the platform's ship-by, unless the kind has another. */
    protected Instant line(Subject subject) {
        return subject.order().shipBy();
    }

    /** Until when it is due at the latest. */
    protected Instant deadline(Subject subject) {
        return line(subject);
    }

    /** How much it presses before the money at risk and the urges: the nearer its line, the more. */
    protected int pressing(Subject subject) {
        return Pressure.nearing(usualPriority(subject), house.deadlines().now(), line(subject));
    }

    /** Rises evenly from the one to the other between those moments. */
    protected int rising(int from, int to, Instant begins, Instant ends) {
        return Pressure.rising(from, to, house.deadlines().now(), begins, ends);
    }

    /** When somebody is to look at it again, where it need not be done before; null for at once. */
    protected @Nullable Instant followUp(Subject subject) {
        return null;
    }

    /** The message that ends the task by itself, which its own completion must not send. */
    protected @Nullable String ownMessage() {
        return null;
    }

    /** Until when the task is due; the diagram asks. */
    public Date due(DelegateExecution execution) {
        var subject = house.read(execution).subject();
        return due(house.desk(execution.getProcessDefinitionId(), execution.getCurrentActivityId()), subject);
    }

    /** How much the task presses; the diagram asks. */
    public int priority(DelegateExecution execution) {
        return priority(house.readAlready(execution));
    }

    private Date due(String desk, Subject subject) {
        var lines = List.of(subject.order().shipBy(), line(subject));
        return house.deadlines().due(desk, since(subject), within(subject), deadline(subject), lines);
    }

    private int priority(StaffTasks.Read read) {
        return Pressure.raised(
                pressing(read.subject()), read.atRisk(), read.urges().count());
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
        task.setDueDate(due(house.desk(task.getProcessDefinitionId(), task.getTaskDefinitionKey()), subject));
        var read = house.read(task.getExecutionId(), subject);
        task.setPriority(Math.max(task.getPriority(), priority(read)));
        tasks.saveTask(task);
        var values = head(task, read);
        values.putAll(shown(subject));
        tasks.setVariablesLocal(task.getId(), values);
    }

    /**
     * Shows in the head of an open task, and in the list, how things are now, and lets it press as they are; it never presses less than before,
     * and what was typed stays.
     */
    void freshen(Task task, TaskService tasks) {
        tasks.setVariablesLocal(task.getId(), head(task, raise(task, tasks)));
    }

    /** Lets an open task press as things are now, never less than before; answers what was read of it. */
    StaffTasks.Read raise(Task task, TaskService tasks) {
        var read = house.read(task);
        var priority = priority(read);
        if (priority > task.getPriority()) {
            tasks.setPriority(task.getId(), priority);
        }
        return read;
    }

    private Map<String, Object> head(Task task, StaffTasks.Read read) {
        return house.head(
                house.desk(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                read,
                line(read.subject()),
                task.getId());
    }

    private void create(DelegateTask task) {
        var values = new HashMap<String, Object>();
        house.keys(task).forEach(key -> values.put(key, null));
        var read = house.readForGood(task.getExecution());
        var desk = house.desk(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        values.putAll(house.head(desk, read, line(read.subject()), null));
        values.putAll(shown(read.subject()));
        task.setVariablesLocal(values);
        var followUp = followUp(read.subject());
        if (followUp != null) {
            task.setFollowUpDate(Date.from(followUp));
        }
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
            throw new Refused(refusal, house.labels(task, refusal));
        }
    }
}
