package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the supplier that had the purchase order that it is cancelled. */
@Component
class CancelAtSupplier implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    CancelAtSupplier(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.tellCancellation(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
