package io.daifa.process;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.change.ChangeId;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.engine.Caller;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.order.Urges;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What all tasks of people share: whom they are about, what was typed, who typed it, and the form's head. */
@Component
public class StaffTasks {

    private final Instances instances;
    private final Deadlines deadlines;
    private final FormKeys formKeys;
    private final Tables tables;
    private final Head head;
    private final Columns columns;
    private final MoneyAtRisk moneyAtRisk;
    private final Urges urges;
    private final Pictures pictures;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Cases cases;
    private final OrderChanges changes;
    private final Refunds refunds;
    private final Caller caller;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ZoneId zone;
    private final ThreadLocal<Optional<Read>> lastRead = ThreadLocal.withInitial(Optional::empty);

    StaffTasks(
            Instances instances,
            Deadlines deadlines,
            FormKeys formKeys,
            Tables tables,
            Head head,
            Columns columns,
            MoneyAtRisk moneyAtRisk,
            Urges urges,
            Pictures pictures,
            Orders orders,
            SupplierOrders supplierOrders,
            Cases cases,
            OrderChanges changes,
            Refunds refunds,
            Caller caller,
            RuntimeService runtime,
            RepositoryService repository,
            @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.instances = instances;
        this.deadlines = deadlines;
        this.formKeys = formKeys;
        this.tables = tables;
        this.head = head;
        this.columns = columns;
        this.moneyAtRisk = moneyAtRisk;
        this.urges = urges;
        this.pictures = pictures;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.cases = cases;
        this.changes = changes;
        this.refunds = refunds;
        this.caller = caller;
        this.runtime = runtime;
        this.repository = repository;
        this.zone = zone;
    }

    /** The tables that forms show. */
    public Tables tables() {
        return tables;
    }

    Instances instances() {
        return instances;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    List<String> keys(DelegateTask task) {
        return formKeys.of(task.getTaskDefinitionKey());
    }

    /** All that a task is decided by, read once. */
    record Read(String executionId, Subject subject, Money atRisk, Urges.Standing urges) {}

    /** What the form's head and the desk's list show of it. */
    Map<String, Object> head(String desk, Read read, Instant line, @Nullable String taskId) {
        var order = read.subject().order();
        var values = new HashMap<>(columns.of(desk, read.subject()));
        values.put("head", head.of(new Head.About(read.subject(), line, read.atRisk(), read.urges(), taskId)));
        values.put("orderPage", tables.orderPage(order));
        values.put("picture", pictures.of(order));
        return values;
    }

    /** Reads what the task is about; the diagram asks for the due date first, then for the priority, and then the task is made. */
    Read read(DelegateExecution execution) {
        var read = read(execution.getId(), subject(execution));
        lastRead.set(Optional.of(read));
        return read;
    }

    /** What was read for that execution a moment ago. */
    Read readAlready(DelegateExecution execution) {
        return lastRead.get()
                .filter(read -> read.executionId().equals(execution.getId()))
                .orElseGet(() -> read(execution));
    }

    /** The same for the last time: the next task of the execution is another. */
    Read readForGood(DelegateExecution execution) {
        var read = readAlready(execution);
        lastRead.remove();
        return read;
    }

    /** What an open task is about, as it is now. */
    Read read(Task task) {
        var key = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        var parcel = runtime.getVariable(task.getExecutionId(), StaffTask.PARCEL);
        return read(
                task.getExecutionId(),
                subject(key, task.getProcessDefinitionId(), parcel == null ? null : parcel.toString()));
    }

    /** What is about that subject. */
    Read read(String executionId, Subject subject) {
        return new Read(
                executionId,
                subject,
                moneyAtRisk.of(subject),
                urges.standing(subject.order().id()));
    }

    /** The desk whose task it is: the diagram says so. */
    String desk(String processDefinitionId, String element) {
        UserTask task = repository.getBpmnModelInstance(processDefinitionId).getModelElementById(element);
        return task.getCamundaCandidateGroupsList().get(0);
    }

    /** What the task's form calls the fields that were refused. */
    Map<String, String> labels(DelegateTask task, Refusal refusal) {
        return formKeys.named(task.getTaskDefinitionKey(), refusal.problems());
    }

    Subject subject(DelegateExecution execution) {
        var parcel = execution.getVariable(StaffTask.PARCEL);
        return subject(
                execution.getProcessBusinessKey(),
                execution.getProcessDefinitionId(),
                parcel == null ? null : parcel.toString());
    }

    private Subject subject(String key, String definition, @Nullable String parcel) {
        if (Instances.isOf(Instances.AFTER_SALES, definition)) {
            var afterSalesCase = cases.find(CaseId.of(key)).orElseThrow();
            return subject(key, afterSalesCase.supplierOrderId(), null, afterSalesCase, null, null);
        }
        if (Instances.isOf(Instances.ORDER_CHANGE, definition)) {
            var change = changes.find(ChangeId.of(key)).orElseThrow();
            // The change says itself which supplier orders it concerns; the first stands for all.
            return subject(key, supplierOrders.ofOrder(change.orderId()).get(0).id(), null, null, null, change);
        }
        if (Instances.isOf(Instances.REFUND, definition)) {
            var refund = refunds.find(UUID.fromString(key)).orElseThrow();
            return subject(key, supplierOrderOf(refund), null, null, refund, null);
        }
        return subject(key, SupplierOrderId.of(key), parcel == null ? null : UUID.fromString(parcel), null, null, null);
    }

    /** The supplier order of the case that it is for; otherwise it is for the whole order, and the first stands for all. */
    private SupplierOrderId supplierOrderOf(Refund refund) {
        return cases.find(CaseId.of(refund.about()))
                .map(AfterSalesCase::supplierOrderId)
                .orElseGet(() -> supplierOrders.ofOrder(refund.orderId()).get(0).id());
    }

    /** What a task about that supplier order, or about that parcel of it, is about. */
    public Subject subject(SupplierOrderId id, @Nullable UUID parcel) {
        return subject(id.toString(), id, parcel, null, null, null);
    }

    Subject lockedSubject(DelegateExecution execution) {
        supplierOrders.locked(subject(execution).supplierOrder().id());
        return subject(execution);
    }

    /**
     * What was typed: the task's own variables, and over them what came by the other door, which writes to the execution. There it is
     * taken away again, so that nothing typed outlives the task.
     */
    Answers answers(DelegateTask task, Set<String> ours) {
        var values = new HashMap<>(task.getVariablesLocal());
        var execution = task.getExecution();
        var strangers = new HashSet<>(execution.getVariableNames());
        strangers.removeAll(ours);
        strangers.forEach(name -> values.put(name, execution.getVariable(name)));
        execution.removeVariables(strangers);
        return new Answers(values, zone);
    }

    /** Who completes the task, and so has it where nobody had; refuses one that somebody else has claimed. */
    Actor person(DelegateTask task) throws Refusal {
        var holder = task.getAssignee();
        var user = caller.userId();
        if (user.isPresent() && holder != null && !holder.equals(user.get())) {
            throw Refusal.conflict("task-claimed", holder);
        }
        if (user.isPresent() && holder == null) {
            task.setAssignee(user.get());
        }
        return user.or(() -> Optional.ofNullable(holder)).map(Actor::staff).orElse(Actor.SYSTEM);
    }

    private Subject subject(
            String key,
            SupplierOrderId supplierOrderId,
            @Nullable UUID parcel,
            @Nullable AfterSalesCase afterSalesCase,
            @Nullable Refund refund,
            @Nullable OrderChange change) {
        var supplierOrder = supplierOrders.find(supplierOrderId).orElseThrow();
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        return new Subject(key, supplierOrder, order, parcel, afterSalesCase, refund, change);
    }
}
