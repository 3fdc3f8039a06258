package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Ids;
import io.daifa.support.OrderRows;
import io.daifa.support.TestModules;
import io.daifa.tracking.CarrierEvent;
import io.daifa.tracking.Tracks;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrayReturnsTest {

    private static final String NUMBER = "SF1385628716739";
    private static final Instant AT = Instant.parse("2026-11-23T05:00:00Z");

    private final CaseId theCase = CaseId.of(Ids.next());
    private TestModules modules;
    private OrderRows order;
    private Tracks tracks;

    @BeforeEach
    void start() {
        modules = new TestModules(
                (table, facts) -> List.of(),
                1,
                "io.daifa.supplier",
                "io.daifa.shipment",
                "io.daifa.tracking",
                "io.daifa.aftersales");
        order = new OrderRows(modules.jdbc());
        tracks = modules.get(Tracks.class);
    }

    @AfterEach
    void stop() {
        modules.close();
    }

    @Test
    void goodsHaveComeBackOnceTheCarriersTransactionIsOverWhichDoesNotLockTheirOrder() {
        comesBack();

        modules.transactions().executeWithoutResult(status -> {
            tracks.record("demo", delivered());
            assertThat(arrivedAt()).isNull();
            CompletableFuture.runAsync(this::lockWithoutWaiting).join();
        });

        assertThat(arrivedAt()).isEqualTo(AT);
        assertThat(modules.get(Cases.class).find(theCase).orElseThrow().state())
                .isEqualTo(AfterSalesCase.State.RECEIVED);
    }

    @Test
    void whatWasLostInBetweenIsFoundByTheSweep() {
        tracks.record("demo", delivered());
        comesBack();
        assertThat(arrivedAt()).isNull();

        modules.get(StrayReturns.class).sweep();

        assertThat(arrivedAt()).isEqualTo(AT);
    }

    private static List<CarrierEvent> delivered() {
        return List.of(new CarrierEvent(NUMBER, AT, "DELIVERED", null, null));
    }

    private Instant arrivedAt() {
        return modules.get(Returns.class).of(theCase).orElseThrow().arrivedAt();
    }

    private void lockWithoutWaiting() {
        modules.transactions()
                .executeWithoutResult(status -> modules.jdbc()
                        .sql("select id from daifa.customer_order where id = :id for no key update nowait")
                        .param("id", order.orderId().value())
                        .query(UUID.class)
                        .single());
    }

    /** The goods of the case are on their way back under that number. */
    private void comesBack() {
        modules.jdbc()
                .sql("""
                        insert into daifa.after_sales_case
                            (id, number, order_id, supplier_order_id, state, problem, currency, opened_at, opened_by_kind, opened_by)
                        values (:id, 'C1', :order, :supplierOrder, 'RETURN_IN_TRANSIT', 'DAMAGED', 'CNY', :at, 'SHOP', 's')
                        """)
                .param("id", theCase.value())
                .param("order", order.orderId().value())
                .param("supplierOrder", order.supplierOrderId().value())
                .param("at", Timestamp.from(AT))
                .update();
        modules.jdbc()
                .sql("""
                        insert into daifa.case_return (case_id, attempt, order_id, carrier, tracking_number, sent_at)
                        values (:id, 1, :order, 'SF', :number, :at)
                        """)
                .param("id", theCase.value())
                .param("order", order.orderId().value())
                .param("number", NUMBER)
                .param("at", Timestamp.from(AT))
                .update();
    }
}
