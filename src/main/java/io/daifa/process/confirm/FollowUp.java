package io.daifa.process.confirm;

import io.daifa.order.OrderHeld;
import io.daifa.order.OrderId;
import io.daifa.order.OrderReleased;
import io.daifa.supplier.SupplierOrders;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives the open task of an order that staff let wait its follow-up date, and takes it away again. */
@Component
class FollowUp {

    private final TaskService tasks;
    private final SupplierOrders supplierOrders;

    FollowUp(TaskService tasks, SupplierOrders supplierOrders) {
        this.tasks = tasks;
        this.supplierOrders = supplierOrders;
    }

    @EventListener
    void on(OrderHeld event) {
        follow(event.orderId(), event.until());
    }

    @EventListener
    void on(OrderReleased event) {
        follow(event.orderId(), null);
    }

    private void follow(OrderId order, @Nullable Instant until) {
        for (var supplierOrder : supplierOrders.ofOrder(order)) {
            var open = tasks.createTaskQuery()
                    .processInstanceBusinessKey(supplierOrder.id().toString())
                    .taskDefinitionKey("Task_ConfirmOrder")
                    .list();
            for (var task : open) {
                task.setFollowUpDate(until == null ? null : Date.from(until));
                tasks.saveTask(task);
            }
        }
    }
}
