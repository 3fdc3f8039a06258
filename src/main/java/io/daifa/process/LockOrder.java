package io.daifa.process;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
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
    private final Cases cases;

    LockOrder(SupplierOrders supplierOrders, Cases cases) {
        this.supplierOrders = supplierOrders;
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var key = execution.getProcessBusinessKey();
        if (Instances.isOfACase(execution)) {
            cases.lock(CaseId.of(key));
        } else {
            supplierOrders.locked(SupplierOrderId.of(key));
        }
    }
}
