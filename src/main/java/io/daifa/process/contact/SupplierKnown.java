package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether a supplier order that was split off has its supplier already. */
@Component
public class SupplierKnown {

    private final SupplierOrders supplierOrders;

    SupplierKnown(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    /** The answers. */
    public enum Known {
        YES,
        NO
    }

    /** Whether it was split off for a supplier. */
    public Known of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return supplierOrder.supplierId() == null ? Known.NO : Known.YES;
    }
}
