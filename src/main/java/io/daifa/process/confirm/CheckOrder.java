package io.daifa.process.confirm;

import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the customer's order: goods, amounts, phone, address, payment, and whether it came twice. */
@Component
class CheckOrder implements JavaDelegate {

    private final Orders orders;
    private final SupplierOrders supplierOrders;

    CheckOrder(Orders orders, SupplierOrders supplierOrders) {
        this.orders = orders;
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.check(supplierOrders
                .locked(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orderId());
    }
}
