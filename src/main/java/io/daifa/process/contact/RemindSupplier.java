package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the supplier by mail that its answer is awaited. */
@Component
class RemindSupplier implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    RemindSupplier(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.remind(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
