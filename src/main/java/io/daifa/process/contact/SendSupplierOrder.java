package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the purchase order to the supplier, over the channel that the supplier prefers. */
@Component
class SendSupplierOrder implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    SendSupplierOrder(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.send(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
