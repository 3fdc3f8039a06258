package io.daifa;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.support.OrderRows;
import io.daifa.support.TestDatabase;
import java.sql.Timestamp;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaTest {

    @Test
    void theTablesAreMade() {
        var tables = TestDatabase.fresh()
                .jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'daifa'")
                .query(String.class)
                .list();

        assertThat(tables).contains("customer_order", "supplier_order", "parcel", "carrier_event", "after_sales_case");
    }

    @Test
    void theMoneyOfTheFirstReleaseStandsInTheLedger() {
        var database = TestDatabase.asOf("8");
        var jdbc = database.jdbc();
        var order = new OrderRows(jdbc);
        jdbc.sql("""
                        insert into daifa.refund_request (id, order_id, reason, amount, currency, requested_at)
                        values (gen_random_uuid(), :order, 'ORDER_REJECTED', 4, 'CNY', :at)
                        """)
                .param("order", order.orderId().value())
                .param("at", Timestamp.from(OrderRows.PLACED))
                .update();
        aCase(jdbc, order, "undecided", "UNDER_REVIEW", null, null, null);
        aCase(jdbc, order, "to be paid", "REFUNDING", "REFUND_ONLY", "10", null);
        aCase(jdbc, order, "to be arranged", "APPROVED", "COMPENSATION", "11", null);
        aCase(jdbc, order, "paid", "REFUNDING", "RETURN_REFUND", "12", "A-12");
        aCase(jdbc, order, "paid and over", "CLOSED", "COMPENSATION", "13", "A-13");
        aCase(jdbc, order, "without money", "APPROVED", "RESHIP", "0", null);
        aCase(jdbc, order, "declined", "CLOSED", "DECLINED", "0", null);

        database.migrate();

        assertThat(jdbc.sql("""
                                select coalesce(c.number, 'order') || ': ' || r.reason || ' ' || trim_scale(r.amount) || ' ' || r.state
                                    || coalesce(' ' || r.reference, '')
                                from daifa.refund r left join daifa.after_sales_case c on c.id = r.about
                                """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "order: ORDER_REJECTED 4 DUE",
                        "to be paid: CASE 10 PROMISED",
                        "to be arranged: COMPENSATION 11 PROMISED",
                        "paid: CASE 12 DONE A-12",
                        "paid and over: COMPENSATION 13 DONE A-13");
    }

    private static void aCase(
            JdbcClient jdbc,
            OrderRows order,
            String number,
            String state,
            @Nullable String resolution,
            @Nullable String refund,
            @Nullable String reference) {
        var at = Timestamp.from(OrderRows.PLACED);
        jdbc.sql("""
                        insert into daifa.after_sales_case
                            (id, number, order_id, supplier_order_id, state, problem, currency, opened_at, opened_by_kind, opened_by,
                             resolution, refund_amount, decided_at, refund_reference, refunded_at, closed_at)
                        values (gen_random_uuid(), :number, :order, :supplierOrder, :state, 'DAMAGED', 'CNY', :at, 'SHOP', 's',
                                :resolution, cast(:refund as numeric), :decidedAt, :reference, :refundedAt, :closedAt)
                        """)
                .param("number", number)
                .param("order", order.orderId().value())
                .param("supplierOrder", order.supplierOrderId().value())
                .param("state", state)
                .param("at", at)
                .param("resolution", resolution)
                .param("refund", refund)
                .param("decidedAt", resolution == null ? null : at, Types.TIMESTAMP)
                .param("reference", reference)
                .param("refundedAt", reference == null ? null : at, Types.TIMESTAMP)
                .param("closedAt", state.equals("CLOSED") ? at : null, Types.TIMESTAMP)
                .update();
    }
}
