package io.daifa.shipment;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrderAdded;
import io.daifa.supplier.SupplierOrders;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that units went from a supplier order to another: where the rest is gone, all of it is shipped, and nobody waits for more. */
@Component
class TakenAway {

    private final ParcelRows rows;
    private final Contents contents;
    private final SupplierOrders supplierOrders;
    private final ApplicationEventPublisher events;

    TakenAway(ParcelRows rows, Contents contents, SupplierOrders supplierOrders, ApplicationEventPublisher events) {
        this.rows = rows;
        this.contents = contents;
        this.supplierOrders = supplierOrders;
        this.events = events;
    }

    @EventListener
    void on(SupplierOrderAdded event) {
        lookAgain(event.orderId());
    }

    /** The order's row is locked by whoever took the units away. */
    void lookAgain(OrderId orderId) {
        for (var supplierOrder : supplierOrders.ofOrder(orderId)) {
            var live = rows.live(supplierOrder.id());
            if (supplierOrder.state() == State.ACCEPTED
                    && !live.isEmpty()
                    && live.stream().allMatch(parcel -> parcel.state() == Parcel.State.REGISTERED)
                    && contents.left(supplierOrder.id()).isEmpty()) {
                supplierOrders.shipped(supplierOrder.id());
                events.publishEvent(new ShipmentReported(supplierOrder.id(), orderId));
            }
        }
    }
}
