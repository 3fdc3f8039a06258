package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the supplier order to the next supplier that fits and was not asked yet; staff choose where there is none. */
@Component
class Reroute implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    Reroute(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.reroute(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
