package io.daifa.process;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import io.daifa.order.OrderId;
import io.daifa.order.Refunds;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Finds the customer's order behind an instance, by the process and the business key. */
@Component
class OrderBehind {

    private final SupplierOrders supplierOrders;
    private final Cases cases;
    private final Refunds refunds;
    private final OrderChanges changes;
    private final RuntimeService runtime;

    OrderBehind(
            SupplierOrders supplierOrders, Cases cases, Refunds refunds, OrderChanges changes, RuntimeService runtime) {
        this.supplierOrders = supplierOrders;
        this.cases = cases;
        this.refunds = refunds;
        this.changes = changes;
        this.runtime = runtime;
    }

    OrderId of(DelegateExecution execution) {
        return of(execution.getProcessBusinessKey(), execution.getProcessDefinitionId());
    }

    OrderId of(Task task) {
        return of(
                runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey(),
                task.getProcessDefinitionId());
    }

    private OrderId of(String key, String definition) {
        if (Instances.isOf(Instances.AFTER_SALES, definition)) {
            return cases.find(CaseId.of(key)).orElseThrow().orderId();
        }
        if (Instances.isOf(Instances.REFUND, definition)) {
            return refunds.find(UUID.fromString(key)).orElseThrow().orderId();
        }
        if (Instances.isOf(Instances.ORDER_CHANGE, definition)) {
            return changes.find(ChangeId.of(key)).orElseThrow().orderId();
        }
        return supplierOrders.find(SupplierOrderId.of(key)).orElseThrow().orderId();
    }
}
