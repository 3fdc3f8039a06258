package io.daifa.supplier;

import io.daifa.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a supplier has in hand and has not shipped: what else to speak about when it is called. */
@Repository
public class OpenSupplierOrders {

    private static final String OPEN = """
            from daifa.supplier_order
            where supplier_id = :supplier and closed_at is null and state in ('SUBMITTED', 'ACCEPTED') and id <> :but
            """;

    private final JdbcClient jdbc;

    OpenSupplierOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. */
    public record Open(
            String number,
            OrderId orderId,
            SupplierOrder.State state,
            @Nullable Instant answerDue,
            @Nullable Instant shipDue) {}

    /** The supplier's others beside that one, the most urgent first. */
    public List<Open> beside(SupplierOrder one, int limit) {
        return jdbc.sql("select number, order_id, state, answer_due, ship_due " + OPEN
                        + " order by ship_due nulls last, number limit :limit")
                .param("supplier", one.supplierId())
                .param("but", one.id().value())
                .param("limit", limit)
                .query(OpenSupplierOrders::open)
                .list();
    }

    /** How many others it has. */
    public int countBeside(SupplierOrder one) {
        return jdbc.sql("select count(*) " + OPEN)
                .param("supplier", one.supplierId())
                .param("but", one.id().value())
                .query(Integer.class)
                .single();
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getString("number"),
                OrderId.of(row.getObject("order_id", UUID.class)),
                SupplierOrder.State.valueOf(row.getString("state")),
                instant(row, "answer_due"),
                instant(row, "ship_due"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
