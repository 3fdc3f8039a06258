package io.daifa.process.confirm;

import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether routing found a supplier. */
@Component
public class SupplierFound {

    private final SupplierOrders supplierOrders;

    SupplierFound(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    /** The answers. */
    public enum Found {
        FOUND,
        NONE
    }

    /** Whether the supplier order has a supplier that has not rejected it. */
    public Found of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return supplierOrder.supplierId() == null || supplierOrder.state() == SupplierOrder.State.REJECTED
                ? Found.NONE
                : Found.FOUND;
    }
}
