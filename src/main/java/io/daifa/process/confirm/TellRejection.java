package io.daifa.process.confirm;

import io.daifa.order.CustomerMails;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the order was rejected, and ends the supplier order that nobody was sent. */
@Component
class TellRejection implements JavaDelegate {

    private final CustomerMails customerMails;
    private final SupplierOrders supplierOrders;

    TellRejection(CustomerMails customerMails, SupplierOrders supplierOrders) {
        this.customerMails = customerMails;
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = SupplierOrderId.of(execution.getProcessBusinessKey());
        customerMails.tellRejection(supplierOrders.locked(id).orderId());
        supplierOrders.cancelWithOrder(id);
    }
}
