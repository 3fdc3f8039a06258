package io.daifa.process;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Takes the lock of the customer's order before a gateway asks whether a fact is there: who stores a fact takes the same lock first, so
 * either the gateway sees the fact, or the fact finds the wait.
 */
@Component
class LockOrder implements ExecutionListener {

    private final SupplierOrders supplierOrders;
    private final OrderChanges changes;

    LockOrder(SupplierOrders supplierOrders, OrderChanges changes) {
        this.supplierOrders = supplierOrders;
        this.changes = changes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (Instances.isOf(Instances.ORDER_CHANGE, execution)) {
            changes.locked(ChangeId.of(key));
        } else {
            supplierOrders.locked(SupplierOrderId.of(key));
        }
    }
}
