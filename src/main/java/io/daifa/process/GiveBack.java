package io.daifa.process;

import io.daifa.kernel.Actor;
import io.daifa.kernel.ClaimedTasks;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives claimed tasks back to their desks: nobody's work waits for a person who has gone home. The journal tells it, and the form's head. */
@Component
class GiveBack implements ClaimedTasks {

    private static final int MOST = 200;
    private static final int LONGEST_NOTE = 500;

    private final TaskService tasks;
    private final RepositoryService repository;
    private final StaffTasks house;
    private final OrderBehind orderBehind;
    private final Handovers handovers;
    private final FreshTasks fresh;
    private final Orders orders;
    private final Journal journal;
    private final Clock clock;

    GiveBack(
            TaskService tasks,
            RepositoryService repository,
            StaffTasks house,
            OrderBehind orderBehind,
            Handovers handovers,
            FreshTasks fresh,
            Orders orders,
            Journal journal,
            Clock clock) {
        this.tasks = tasks;
        this.repository = repository;
        this.house = house;
        this.orderBehind = orderBehind;
        this.handovers = handovers;
        this.fresh = fresh;
        this.orders = orders;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Claimed> of(String person) {
        return tasks.createTaskQuery().taskAssignee(person).orderByDueDate().asc().listPage(0, MOST).stream()
                .map(task -> new Claimed(
                        task.getId(),
                        task.getName(),
                        orderBehind.of(task).value(),
                        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                        handovers
                                .lastOf(task.getId())
                                .map(Handovers.Handover::note)
                                .orElse(null)))
                .toList();
    }

    @Override
    @Transactional
    public int giveBack(String person, Map<String, String> notes) throws Refusal {
        for (var note : notes.values()) {
            if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
                throw Refusal.at("note", "text-too-long", Integer.toString(LONGEST_NOTE));
            }
        }
        var mine = tasks.createTaskQuery().taskAssignee(person).list().stream()
                .filter(task -> notes.containsKey(task.getId()))
                .map(task -> planned(task, Handovers.Cause.PERSON, notes.get(task.getId())))
                // Several orders are locked in ascending id, as everywhere.
                .sorted(Comparator.comparing(planned -> planned.orderId().value()))
                .toList();
        var given = 0;
        for (var planned : mine) {
            handovers.plan(planned);
            given += give(planned, Actor.staff(person)) ? 1 : 0;
        }
        return given;
    }

    @Override
    public List<GivenBack> lately(Collection<String> desks, int most) {
        var lately = handovers.lately(desks, most);
        var ids = lately.stream().map(Handovers.Handover::taskId).distinct().toArray(String[]::new);
        Map<String, Task> open = ids.length == 0
                ? Map.of()
                : tasks.createTaskQuery().taskIdIn(ids).list().stream()
                        .collect(Collectors.toMap(Task::getId, task -> task));
        return lately.stream().map(one -> given(one, open.get(one.taskId()))).toList();
    }

    /** What a desk's people have claimed is to be given back. */
    void planAll(String desk) {
        tasks.createTaskQuery().taskCandidateGroup(desk).includeAssignedTasks().taskAssigned().list().stream()
                .map(task -> planned(task, Handovers.Cause.SHIFT_END, null))
                .forEach(handovers::plan);
    }

    /** Gives back what was planned, once; another node may have it in hand. */
    @Transactional
    public boolean give(UUID id) {
        return handovers.take(id).map(planned -> give(planned, Actor.SYSTEM)).orElse(false);
    }

    private boolean give(Handovers.Handover planned, Actor by) {
        orders.lock(planned.orderId());
        var task = tasks.createTaskQuery()
                .taskId(planned.taskId())
                .taskAssignee(planned.person())
                .singleResult();
        if (task == null) {
            handovers.forget(planned.id());
            return false;
        }
        tasks.setAssignee(task.getId(), null);
        handovers.given(planned.id());
        journal.write(new Journal.Entry(
                planned.orderId().value(),
                null,
                by,
                planned.cause() == Handovers.Cause.SHIFT_END ? "task-given-back" : "task-handed-over",
                Map.of("person", planned.person()),
                planned.note()));
        fresh.freshen(task);
        return true;
    }

    private Handovers.Handover planned(Task task, Handovers.Cause cause, @Nullable String note) {
        return new Handovers.Handover(
                Ids.next(),
                task.getId(),
                orderBehind.of(task),
                task.getTaskDefinitionKey(),
                house.desk(task.getProcessDefinitionId(), task.getTaskDefinitionKey()),
                task.getAssignee(),
                cause,
                note == null || note.isBlank() ? null : note.strip(),
                clock.instant());
    }

    private GivenBack given(Handovers.Handover one, @Nullable Task open) {
        return new GivenBack(
                one.taskId(),
                open == null ? name(one.element()) : open.getName(),
                one.orderId().value(),
                one.person(),
                one.at(),
                one.cause() == Handovers.Cause.SHIFT_END,
                one.note(),
                open != null,
                open == null ? null : open.getAssignee());
    }

    /** The name of a kind of task, in the diagrams of today. */
    private String name(String element) {
        for (var definition :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            if (repository.getBpmnModelInstance(definition.getId()).getModelElementById(element)
                    instanceof FlowElement found) {
                return found.getName();
            }
        }
        return element;
    }
}
