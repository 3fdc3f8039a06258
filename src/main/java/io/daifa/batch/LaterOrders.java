package io.daifa.batch;

import io.daifa.kernel.Actor;
import io.daifa.supplier.SupplierAssigned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds orders that meet a standing cause once they get their supplier, before anything is sent to it. */
@Component
class LaterOrders {

    private final BatchRows rows;
    private final Affected affected;
    private final OneOrder oneOrder;

    LaterOrders(BatchRows rows, Affected affected, OneOrder oneOrder) {
        this.rows = rows;
        this.affected = affected;
        this.oneOrder = oneOrder;
    }

    @EventListener
    void on(SupplierAssigned event) {
        for (var batch : rows.standing()) {
            var isConcerned = affected.of(batch.cause(), event.orderId()).stream()
                    .anyMatch(hit -> hit.supplierOrderId().equals(event.supplierOrderId()));
            if (isConcerned && rows.addLater(batch.id(), event.orderId())) {
                oneOrder.hold(event.orderId(), batch, Actor.SYSTEM);
            }
        }
    }
}
