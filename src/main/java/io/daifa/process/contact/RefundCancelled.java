package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has given back what was paid for a cancelled supplier order, before anybody is told, so that no mailbox keeps the money back. */
@Component
class RefundCancelled implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    RefundCancelled(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.refundCancelled(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
