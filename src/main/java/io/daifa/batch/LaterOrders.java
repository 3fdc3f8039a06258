package io.daifa.batch;

import io.daifa.kernel.Actor;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierAssigned;
import io.daifa.supplier.SupplierOrderAdded;
import io.daifa.supplier.SupplierOrderId;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds orders that meet a standing cause once they get their supplier, before anything is sent to it. */
@Component
class LaterOrders {

    private final BatchRows rows;
    private final Concerned concerned;
    private final OneOrder oneOrder;

    LaterOrders(BatchRows rows, Concerned concerned, OneOrder oneOrder) {
        this.rows = rows;
        this.concerned = concerned;
        this.oneOrder = oneOrder;
    }

    @EventListener
    void on(SupplierAssigned event) {
        look(event.supplierOrderId(), event.orderId());
    }

    /** What is split off may have its supplier from the beginning. */
    @EventListener
    void on(SupplierOrderAdded event) {
        look(event.supplierOrderId(), event.orderId());
    }

    private void look(SupplierOrderId supplierOrderId, OrderId orderId) {
        for (var batch : rows.standing()) {
            var isConcerned = concerned.of(Objects.requireNonNull(batch.cause()), orderId).stream()
                    .anyMatch(hit -> hit.supplierOrderId().equals(supplierOrderId));
            if (isConcerned && rows.addLater(batch.id(), orderId)) {
                oneOrder.hold(orderId, batch, Actor.SYSTEM);
            }
        }
    }
}
