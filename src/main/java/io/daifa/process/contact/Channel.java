package io.daifa.process.contact;

import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** How the supplier is reached. */
@Component
public class Channel {

    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;

    Channel(SupplierOrders supplierOrders, Suppliers suppliers) {
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
    }

    /**
     * The channel of the supplier that the supplier order was given to. One that has answered meanwhile is not called; sending a purchase order
     * that it has changes nothing.
     */
    public Supplier.Channel of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return supplierOrder.state() == SupplierOrder.State.DRAFT
                ? suppliers.find(supplierOrder.supplierId()).orElseThrow().channel()
                : Supplier.Channel.MAIL;
    }
}
