package io.daifa.tracking;

import io.daifa.supplier.SupplierOrderShipped;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that nothing is left to ship: where the rest was taken off after all else had arrived, all has arrived. */
@Component
class NothingLeftToShip {

    private final Tracks tracks;

    NothingLeftToShip(Tracks tracks) {
        this.tracks = tracks;
    }

    @EventListener
    void on(SupplierOrderShipped event) {
        tracks.allShipped(event.supplierOrderId(), event.orderId());
    }
}
