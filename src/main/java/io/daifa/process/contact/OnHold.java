package io.daifa.process.contact;

import io.daifa.order.Stops;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether anything stops the order's dispatch: a hold, a change being decided, a batch. */
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
        STOPPED
    }

    /** Whether it is stopped now. */
    public Hold of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return stops.isStopped(supplierOrder.orderId()) ? Hold.STOPPED : Hold.FREE;
    }
}
