package io.daifa.change;

import io.daifa.shipment.ShipmentReported;
import io.daifa.supplier.SupplierAnswered;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderCancelled;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.ParcelsSettled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what may decide an open change without anybody's answer: goods that are rejected, shipped, cancelled or have arrived. */
@Component
class HearFacts {

    private final OrderChanges changes;
    private final SupplierOrders supplierOrders;

    HearFacts(OrderChanges changes, SupplierOrders supplierOrders) {
        this.changes = changes;
        this.supplierOrders = supplierOrders;
    }

    /** An acceptance decides nothing: what a supplier has in hand, it has in hand. */
    @EventListener
    void on(SupplierAnswered event) {
        var state = supplierOrders.find(event.supplierOrderId()).orElseThrow().state();
        if (state == SupplierOrder.State.REJECTED) {
            changes.moved(event.orderId());
        }
    }

    @EventListener
    void on(ShipmentReported event) {
        changes.moved(event.orderId());
    }

    @EventListener
    void on(SupplierOrderCancelled event) {
        changes.moved(event.orderId());
    }

    @EventListener
    void on(ParcelsSettled event) {
        changes.moved(event.orderId());
    }
}
