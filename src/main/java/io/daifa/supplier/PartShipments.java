package io.daifa.supplier;

import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supplier orders that are shipped in parts; what is left is chased anew. */
@Component
class PartShipments {

    private static final Set<State> UNDER_WAY = Set.of(State.ACCEPTED, State.SHIPPED);

    private final JdbcClient jdbc;
    private final Orders orders;
    private final SupplierOrderDeadlines deadlines;
    private final Clock clock;

    PartShipments(JdbcClient jdbc, Orders orders, SupplierOrderDeadlines deadlines, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The parcels' own entry in the journal tells it. */
    void partlyShipped(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.ACCEPTED) {
            chase(supplierOrder);
            orders.reached(supplierOrder.orderId(), supplierOrder.id().value(), Stage.PARTIALLY_SHIPPED);
        }
    }

    /** The parcels' own entry in the journal tells it. */
    void partlyDelivered(SupplierOrder supplierOrder) {
        if (UNDER_WAY.contains(supplierOrder.state())) {
            orders.reached(supplierOrder.orderId(), supplierOrder.id().value(), Stage.PARTIALLY_DELIVERED);
        }
    }

    /** The parcels' own entry in the journal tells it. */
    void toShipAgain(SupplierOrder supplierOrder, boolean all) {
        if (UNDER_WAY.contains(supplierOrder.state())) {
            chase(supplierOrder);
            orders.setBack(
                    supplierOrder.orderId(),
                    supplierOrder.id().value(),
                    all ? Stage.IN_PROGRESS : Stage.PARTIALLY_SHIPPED);
        }
    }

    private void chase(SupplierOrder supplierOrder) {
        var now = clock.instant();
        var due = Objects.requireNonNullElse(supplierOrder.shipDue(), now);
        jdbc.sql("update daifa.supplier_order set state = 'ACCEPTED', chase_at = :chaseAt where id = :id")
                .param("chaseAt", deadlines.chaseRestAt(now, due).atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
    }
}
