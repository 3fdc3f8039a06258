package io.daifa.process.contact;

import io.daifa.order.OrderHeld;
import io.daifa.order.OrderId;
import io.daifa.order.OrderReleased;
import io.daifa.process.Instances;
import io.daifa.supplier.SupplierOrders;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instances of an order that nothing stops it any more, or that something else does: they ask anew what, and until when. */
@Component
class HearRelease {

    private final Instances instances;
    private final SupplierOrders supplierOrders;

    HearRelease(Instances instances, SupplierOrders supplierOrders) {
        this.instances = instances;
        this.supplierOrders = supplierOrders;
    }

    @EventListener
    void on(OrderReleased event) {
        tell(event.orderId());
    }

    @EventListener
    void on(OrderHeld event) {
        tell(event.orderId());
    }

    private void tell(OrderId orderId) {
        supplierOrders
                .ofOrder(orderId)
                .forEach(supplierOrder -> instances.tell(OrderReleased.class, supplierOrder.id()));
    }
}
