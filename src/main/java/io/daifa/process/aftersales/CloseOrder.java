package io.daifa.process.aftersales;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the supplier order; with the last one the customer's order is completed. */
@Component
class CloseOrder implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    CloseOrder(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.close(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
