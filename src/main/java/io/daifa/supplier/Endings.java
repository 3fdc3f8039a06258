package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How supplier orders come to their end; the order is told how far this part of it is. What has happened already changes nothing. */
@Component
class Endings {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final SupplierStory story;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Endings(JdbcClient jdbc, Orders orders, SupplierStory story, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.story = story;
        this.clock = clock;
        this.events = events;
    }

    /** The parcels' own entry in the journal tells it. */
    void shipped(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.SHIPPED || supplierOrder.state() == State.CLOSED) {
            return;
        }
        must(supplierOrder, State.SHIPPED);
        jdbc.sql("update daifa.supplier_order set state = 'SHIPPED', chase_at = null where id = :id")
                .param("id", supplierOrder.id().value())
                .update();
        orders.reached(supplierOrder.orderId(), supplierOrder.id().value(), Stage.SHIPPED);
        events.publishEvent(new SupplierOrderShipped(supplierOrder.id(), supplierOrder.orderId()));
    }

    /** The parcels' own entries in the journal tell it. */
    void delivered(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.SHIPPED) {
            orders.reached(supplierOrder.orderId(), supplierOrder.id().value(), Stage.DELIVERED);
        }
    }

    void close(SupplierOrder supplierOrder) {
        if (supplierOrder.state() != State.CLOSED) {
            end(supplierOrder, State.CLOSED, Stage.COMPLETED, "supplier-order-closed");
        }
    }

    void cancelWithOrder(SupplierOrder supplierOrder) {
        if (supplierOrder.state() != State.CANCELLED) {
            end(supplierOrder, State.CANCELLED, Stage.REJECTED, "supplier-order-cancelled");
        }
    }

    private void end(SupplierOrder supplierOrder, State state, Stage stage, String what) {
        must(supplierOrder, state);
        jdbc.sql("update daifa.supplier_order set state = :state, closed_at = :now where id = :id")
                .param("state", state.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
        story.tell(supplierOrder, Actor.SYSTEM, what, Map.of("number", supplierOrder.number()), null);
        orders.ended(supplierOrder.orderId(), supplierOrder.id().value(), stage);
    }

    /** These come from our own process, so that an illegal one is an error of ours. */
    private static void must(SupplierOrder supplierOrder, State to) {
        if (!SupplierOrderTransitions.allows(supplierOrder.state(), to)) {
            throw new IllegalStateException(
                    "supplier order " + supplierOrder.id() + " is " + supplierOrder.state() + ", not to be " + to);
        }
    }
}
