package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierAttempts.SupplierAttempt;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Splits units off a supplier order, which become a supplier order of their own. Who was asked for the one until then was asked for the
 * other, too.
 */
@Component
class Splitting {

    private static final Set<State> SPLITTABLE = Set.of(State.DRAFT, State.SUBMITTED, State.ACCEPTED, State.REJECTED);

    private final JdbcClient jdbc;
    private final SupplierOrderRows rows;
    private final SupplierAttempts attempts;
    private final Assignment assignment;
    private final Orders orders;
    private final SupplierStory story;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Splitting(
            JdbcClient jdbc,
            SupplierOrderRows rows,
            SupplierAttempts attempts,
            Assignment assignment,
            Orders orders,
            SupplierStory story,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.attempts = attempts;
        this.assignment = assignment;
        this.orders = orders;
        this.story = story;
        this.clock = clock;
        this.events = events;
    }

    /** Refuses before it writes; without a supplier the new one is routed. */
    SupplierOrderId splitOff(
            SupplierOrder supplierOrder, List<Line> lines, @Nullable Supplier supplier, Actor by, @Nullable String note)
            throws Refusal {
        return splitOff(supplierOrder, lines, supplier, by, note, false);
    }

    /** Refuses before it writes; nothing is left of the one, which is to be cancelled. */
    SupplierOrderId passOn(SupplierOrder supplierOrder, @Nullable Supplier supplier, Actor by, @Nullable String note)
            throws Refusal {
        return splitOff(supplierOrder, supplierOrder.lines(), supplier, by, note, true);
    }

    private SupplierOrderId splitOff(
            SupplierOrder supplierOrder,
            List<Line> lines,
            @Nullable Supplier supplier,
            Actor by,
            @Nullable String note,
            boolean mayBeAll)
            throws Refusal {
        if (!SPLITTABLE.contains(supplierOrder.state())) {
            throw SupplierOrderTransitions.refusal(supplierOrder);
        }
        SupplierStory.NOTE.check("note", note);
        Assignment.checkActive(supplier);
        var units = Units.checked(supplierOrder, lines);
        if (units.isEmpty()) {
            throw Refusal.at("lines", "split-nothing");
        }
        if (!mayBeAll && Units.rest(supplierOrder, units).isEmpty()) {
            throw Refusal.at("lines", "split-everything");
        }
        var added = insert(supplierOrder);
        move(supplierOrder.id(), added, units);
        if (supplierOrder.state() == State.SUBMITTED || supplierOrder.state() == State.ACCEPTED) {
            attempts.ended(supplierOrder, SupplierAttempt.PARTLY);
        }
        orders.open(supplierOrder.orderId(), added.value());
        var one = rows.find(added).orElseThrow();
        story.tell(
                one, by, "supplier-order-split", Map.of("number", one.number(), "from", supplierOrder.number()), note);
        if (supplier != null) {
            assignment.assign(one, supplier, by, null);
        }
        events.publishEvent(new SupplierOrderAdded(added, supplierOrder.orderId()));
        return added;
    }

    private SupplierOrderId insert(SupplierOrder supplierOrder) {
        var id = SupplierOrderId.of(Ids.next());
        jdbc.sql("""
                        insert into daifa.supplier_order (id, order_id, number, state, split_from, split_at)
                        values (:id, :order, :number, 'DRAFT', :from, :now)
                        """)
                .param("id", id.value())
                .param("order", supplierOrder.orderId().value())
                .param("number", PartNumbers.sibling(supplierOrder.number(), parts(supplierOrder)))
                .param("from", supplierOrder.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** None is ever deleted, and the order's lock is held: so many is the next one's place. */
    private int parts(SupplierOrder supplierOrder) {
        return jdbc.sql("select count(*) from daifa.supplier_order where order_id = :order")
                .param("order", supplierOrder.orderId().value())
                .query(Integer.class)
                .single();
    }

    private void move(SupplierOrderId from, SupplierOrderId to, Map<Integer, Integer> units) {
        for (var line : units.entrySet()) {
            var left = jdbc.sql("""
                            update daifa.supplier_order_line set quantity = quantity - :units
                            where supplier_order_id = :from and line = :line and quantity > :units
                            """)
                    .param("units", line.getValue())
                    .param("from", from.value())
                    .param("line", line.getKey())
                    .update();
            if (left == 0) {
                jdbc.sql("delete from daifa.supplier_order_line where supplier_order_id = :from and line = :line")
                        .param("from", from.value())
                        .param("line", line.getKey())
                        .update();
            }
            jdbc.sql("""
                            insert into daifa.supplier_order_line (supplier_order_id, line, quantity)
                            values (:to, :line, :units)
                            """)
                    .param("to", to.value())
                    .param("line", line.getKey())
                    .param("units", line.getValue())
                    .update();
        }
    }
}
