package io.daifa.process;

import io.daifa.aftersales.Cases;
import io.daifa.change.OrderChanges;
import io.daifa.order.OrderId;
import io.daifa.order.OrderUrged;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.supplier.SupplierOrders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows open tasks as things are now: an urge raises all that an order has open, also of its cases, changes and refunds, and never makes another
 * task.
 */
@Component
class FreshTasks {

    private static final String PREFIX = "Task_";

    private final TaskService tasks;
    private final Map<String, StaffTask> kinds;
    private final SupplierOrders supplierOrders;
    private final Cases cases;
    private final OrderChanges changes;
    private final Refunds refunds;

    FreshTasks(
            TaskService tasks,
            Map<String, StaffTask> kinds,
            SupplierOrders supplierOrders,
            Cases cases,
            OrderChanges changes,
            Refunds refunds) {
        this.tasks = tasks;
        this.kinds = kinds;
        this.supplierOrders = supplierOrders;
        this.cases = cases;
        this.changes = changes;
        this.refunds = refunds;
    }

    @EventListener
    void on(OrderUrged event) {
        of(event.orderId()).forEach(this::freshen);
    }

    /** Shows that task as things are now. */
    void freshen(Task task) {
        Objects.requireNonNull(kinds.get(bean(task.getTaskDefinitionKey())), task::getTaskDefinitionKey)
                .freshen(task, tasks);
    }

    /** Lets that task press as much as it does now. */
    void raise(Task task) {
        Objects.requireNonNull(kinds.get(bean(task.getTaskDefinitionKey())), task::getTaskDefinitionKey)
                .raise(task, tasks);
    }

    /** The order's open tasks. */
    private List<Task> of(OrderId id) {
        var keys = Stream.of(
                        supplierOrders.ofOrder(id).stream()
                                .map(part -> part.id().value()),
                        cases.ofOrder(id).stream().map(one -> one.id().value()),
                        changes.ofOrder(id).stream().map(change -> change.id().value()),
                        refunds.ofOrder(id).stream().map(Refund::id))
                .flatMap(Function.identity())
                .map(UUID::toString)
                .toArray(String[]::new);
        return keys.length == 0
                ? List.of()
                : tasks.createTaskQuery().processInstanceBusinessKeyIn(keys).list();
    }

    /** One word, two places: {@code Task_ConfirmOrder} and the bean {@code confirmOrder}. */
    private static String bean(String element) {
        return Character.toLowerCase(element.charAt(PREFIX.length())) + element.substring(PREFIX.length() + 1);
    }
}
