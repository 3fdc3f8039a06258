package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import io.daifa.support.OrderRows;
import io.daifa.support.TestModules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UrgesTest {

    private static final TestModules MODULES = new TestModules((table, facts) -> List.of(Map.of()), 1);
    private static final List<OrderUrged> HEARD = new ArrayList<>();
    private static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, "N1");

    static {
        MODULES.hear(OrderUrged.class, HEARD::add);
    }

    private final Urges urges = MODULES.get(Urges.class);
    private OrderRows rows;

    @AfterAll
    static void close() {
        MODULES.close();
    }

    @BeforeEach
    void anOrder() {
        rows = new OrderRows(MODULES.jdbc());
        MODULES.jdbc()
                .sql("update daifa.customer_order set customer_email = 'buyer@example.com' where id = :id")
                .param("id", rows.orderId().value())
                .update();
        HEARD.clear();
    }

    @Test
    void anUrgeIsKeptToldAndPublished() throws Refusal {
        urges.urge(rows.orderId(), "  快发货  ", Actor.shop("s"));

        assertThat(urges.of(rows.orderId())).singleElement().satisfies(urge -> {
            assertThat(urge.words()).isEqualTo("快发货");
            assertThat(urge.by().kind()).isEqualTo(Actor.Kind.SHOP);
        });
        assertThat(urges.standing(rows.orderId()).count()).isEqualTo(1);
        assertThat(HEARD).containsExactly(new OrderUrged(rows.orderId()));
        assertThat(MODULES.get(Journal.class).last(rows.orderId().value(), 1))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.entry().what()).isEqualTo("order-urged");
                    assertThat(told.entry().data()).containsEntry("count", "1");
                });
    }

    @Test
    void aCustomerUrgesOnceInSixHoursAndAShopAsOftenAsItLikes() throws Refusal {
        var id = rows.orderId();
        urges.urge(id, null, CUSTOMER);
        assertThatThrownBy(() -> urges.urge(id, null, CUSTOMER)).hasMessageContaining("urged-already");
        urges.urge(id, null, Actor.shop("s"));
        assertThat(urges.nextByCustomer(id)).isPresent();

        MODULES.clock().advance(Duration.ofHours(6));

        assertThat(urges.nextByCustomer(id)).isEmpty();
        urges.urge(id, null, CUSTOMER);
        assertThat(urges.standing(id).count()).isEqualTo(3);
    }

    @Test
    void anOrderThatIsDeliveredOrEndedIsUrgedNoMore() throws Refusal {
        var id = rows.orderId();
        urges.urge(id, null, CUSTOMER);
        MODULES.clock().advance(Duration.ofHours(7));
        for (var stage : List.of(Stage.DELIVERED, Stage.COMPLETED, Stage.REJECTED, Stage.CANCELLED)) {
            MODULES.jdbc()
                    .sql("update daifa.customer_order set stage = :stage where id = :id")
                    .param("stage", stage.name())
                    .param("id", id.value())
                    .update();
            for (var by : List.of(CUSTOMER, Actor.shop("s"), Actor.staff("wang"))) {
                assertThatThrownBy(() -> urges.urge(id, null, by))
                        .as(stage.name())
                        .hasMessageContaining("urge-ended");
            }
        }
        assertThat(urges.standing(id).count()).isEqualTo(1);
    }

    @Test
    void theLastReplyStandsAndIsMailed() throws Refusal {
        var id = rows.orderId();
        var by = Actor.staff("wang");
        var until = MODULES.clock().instant().plus(Duration.ofHours(8));
        assertThatThrownBy(() -> urges.reply(id, "今晚发", until, by)).hasMessageContaining("not-urged");
        urges.urge(id, null, CUSTOMER);
        assertThatThrownBy(() -> urges.reply(id, " ", until, by)).hasMessageContaining("missing");
        assertThatThrownBy(
                        () -> urges.reply(id, "今晚发", MODULES.clock().instant().minusSeconds(1), by))
                .hasMessageContaining("hold-until-out-of-bounds");

        urges.reply(id, "今晚发", null, by);
        urges.reply(id, "明早发", until, by);

        assertThat(MODULES.get(Journal.class).last(id.value(), 2).stream()
                        .map(told -> told.entry().what()))
                .containsExactlyInAnyOrder("urge-replied", "urge-replied-open");
        assertThat(urges.standing(id).reply()).satisfies(reply -> {
            assertThat(reply.words()).isEqualTo("明早发");
            assertThat(reply.until()).isEqualTo(until);
        });
        assertThat(MODULES.jdbc()
                        .sql("select count(*) from daifa.mail where order_id = :id and template = 'urge-reply'")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
