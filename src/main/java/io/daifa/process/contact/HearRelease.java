package io.daifa.process.contact;

import io.daifa.order.OrderReleased;
import io.daifa.process.Instances;
import io.daifa.supplier.SupplierOrders;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instances of an order that nothing stops it any more. */
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
        supplierOrders
                .ofOrder(event.orderId())
                .forEach(supplierOrder -> instances.tell(OrderReleased.class, supplierOrder.id()));
    }
}
