package io.daifa.process;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.change.ChangeId;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.engine.Caller;
import io.daifa.engine.TaskFilters;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
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
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Cases cases;
    private final OrderChanges changes;
    private final Refunds refunds;
    private final Caller caller;
    private final ZoneId zone;

    StaffTasks(
            Instances instances,
            Deadlines deadlines,
            FormKeys formKeys,
            Tables tables,
            Orders orders,
            SupplierOrders supplierOrders,
            Cases cases,
            OrderChanges changes,
            Refunds refunds,
            Caller caller,
            @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.instances = instances;
        this.deadlines = deadlines;
        this.formKeys = formKeys;
        this.tables = tables;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.cases = cases;
        this.changes = changes;
        this.refunds = refunds;
        this.caller = caller;
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

    Map<String, Object> head(Subject subject) {
        return Map.of(
                "head",
                tables.head(subject),
                "orderPage",
                tables.orderPage(subject.order()),
                TaskFilters.ORDER,
                tables.orderName(subject.order()),
                TaskFilters.GOODS,
                Tables.lines(subject.order()));
    }

    Subject subject(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        var parcel = execution.getVariable(StaffTask.PARCEL);
        if (Instances.isOf(Instances.AFTER_SALES, execution)) {
            var afterSalesCase = cases.find(CaseId.of(key)).orElseThrow();
            return subject(key, afterSalesCase.supplierOrderId(), null, afterSalesCase, null, null);
        }
        if (Instances.isOf(Instances.ORDER_CHANGE, execution)) {
            var change = changes.find(ChangeId.of(key)).orElseThrow();
            // The change says itself which supplier orders it concerns; the first stands for all.
            return subject(key, supplierOrders.ofOrder(change.orderId()).get(0).id(), null, null, null, change);
        }
        if (Instances.isOf(Instances.REFUND, execution)) {
            var refund = refunds.find(UUID.fromString(key)).orElseThrow();
            return subject(key, supplierOrderOf(refund), null, null, refund, null);
        }
        return subject(
                key,
                SupplierOrderId.of(key),
                parcel == null ? null : UUID.fromString(parcel.toString()),
                null,
                null,
                null);
    }

    /** The supplier order of the case that it is for; otherwise it is for the whole order, and the first stands for all. */
    private SupplierOrderId supplierOrderOf(Refund refund) {
        return cases.find(CaseId.of(refund.about()))
                .map(AfterSalesCase::supplierOrderId)
                .orElseGet(() -> supplierOrders.ofOrder(refund.orderId()).get(0).id());
    }

    /** What a task about that parcel of the supplier order is about. */
    public Subject subject(SupplierOrderId id, UUID parcel) {
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
