package io.daifa.supplier;

import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of supplier orders, read with their lines. */
@Repository
class SupplierOrderRows {

    private static final String SELECT = """
            select s.*,
                (select array_agg(l.line order by l.line) from daifa.supplier_order_line l where l.supplier_order_id = s.id) lines,
                (select array_agg(l.quantity order by l.line) from daifa.supplier_order_line l where l.supplier_order_id = s.id) quantities
            from daifa.supplier_order s
            """;

    private final JdbcClient jdbc;
    private final Orders orders;

    SupplierOrderRows(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    Optional<SupplierOrder> find(SupplierOrderId id) {
        return jdbc.sql(SELECT + " where s.id = :id")
                .param("id", id.value())
                .query(SupplierOrderRows::supplierOrder)
                .optional();
    }

    List<SupplierOrder> ofOrders(Collection<OrderId> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + " where s.order_id = any(:orders::uuid[]) order by s.order_id, s.number")
                .param("orders", orderIds.stream().map(OrderId::toString).toArray(String[]::new))
                .query(SupplierOrderRows::supplierOrder)
                .list();
    }

    Map<UUID, Integer> inHand(Collection<UUID> supplierIds) {
        var inHand = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select supplier_id, count(*) as orders from daifa.supplier_order
                        where supplier_id = any(:suppliers::uuid[]) and closed_at is null and state in ('SUBMITTED', 'ACCEPTED')
                        group by supplier_id
                        """)
                .param("suppliers", supplierIds.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    inHand.put(row.getObject("supplier_id", UUID.class), row.getInt("orders"));
                });
        return inHand;
    }

    /** Whose order it is never changes, so only that is read before the lock. */
    SupplierOrder locked(SupplierOrderId id) {
        var orderId = jdbc.sql("select order_id from daifa.supplier_order where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("there is no supplier order " + id));
        orders.lock(OrderId.of(orderId));
        return find(id).orElseThrow();
    }

    private static SupplierOrder supplierOrder(ResultSet row, int number) throws SQLException {
        return new SupplierOrder(
                SupplierOrderId.of(row.getObject("id", UUID.class)),
                OrderId.of(row.getObject("order_id", UUID.class)),
                row.getString("number"),
                State.valueOf(row.getString("state")),
                row.getObject("supplier_id", UUID.class),
                row.getInt("revision"),
                lines(row),
                instant(row, "submitted_at"),
                instant(row, "answer_due"),
                instant(row, "answered_at"),
                instant(row, "promised_ship_at"),
                instant(row, "ship_due"),
                instant(row, "chase_at"),
                row.getString("rejection_reason"),
                row.getString("rejection_note"),
                instant(row, "closed_at"));
    }

    private static List<Line> lines(ResultSet row) throws SQLException {
        if (row.getArray("lines") == null) {
            return List.of();
        }
        var numbers = (Integer[]) row.getArray("lines").getArray();
        var quantities = (Integer[]) row.getArray("quantities").getArray();
        var lines = new ArrayList<Line>();
        for (var i = 0; i < numbers.length; i++) {
            lines.add(new Line(numbers[i], quantities[i]));
        }
        return List.copyOf(lines);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
