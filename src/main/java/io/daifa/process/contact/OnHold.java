package io.daifa.process.contact;

import io.daifa.order.Stops;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether anything stops the order's dispatch: a hold, a change being decided, a batch; or that nobody is to be asked yet. */
@Component
public class OnHold {

    private final SupplierOrders supplierOrders;
    private final Stops stops;

    OnHold(SupplierOrders supplierOrders, Stops stops) {
        this.supplierOrders = supplierOrders;
        this.stops = stops;
    }

    /** The answers. */
    public enum Hold {
        FREE,
        STOPPED,
        UNROUTED
    }

    /** Whether it is stopped now; after a wait for the customer it may still have no supplier. */
    public Hold of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        if (stops.isStopped(supplierOrder.orderId())) {
            return Hold.STOPPED;
        }
        var isRouted = supplierOrder.supplierId() != null && supplierOrder.state() != SupplierOrder.State.REJECTED;
        return isRouted ? Hold.FREE : Hold.UNROUTED;
    }
}
