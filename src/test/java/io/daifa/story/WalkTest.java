package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The order that goes well, through all five steps, by the shop's, the supplier's, the carrier's and the customer's doors. */
@StoryTest
class WalkTest {

    @Autowired
    Story story;

    @Test
    void anOrderGoesThroughAllFiveStepsToItsClose() {
        var document = story.anOrder();
        var order = story.places(document);
        assertThat(story.stage(order)).isEqualTo("RECEIVED");

        story.runs();
        assertThat(story.stage(order)).isEqualTo("IN_PROGRESS");
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");

        var supplier = story.opensLink(story.first(), order);
        assertThat(supplier.page().body()).doesNotContain("晓风巷").doesNotContain("13812341234");
        assertThat(supplier.accepts(story.inTwoDays()).status()).isEqualTo(200);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(supplier.page().body()).contains("晓风巷12号").contains("13812341234");

        var number = Story.freshNumber();
        assertThat(supplier.ships("顺丰快递", number).status()).isEqualTo(200);
        story.runs();
        assertThat(story.stage(order)).isEqualTo("SHIPPED");
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");

        var shipped = story.mailbox().of(document.email()).get(0);
        var page = story.anybody().get(URI.create(shipped.link("/t/")).getPath());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(number).doesNotContain("13812341234").doesNotContain("张女士");

        assertThat(story.carrierTells(number, "PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED")
                        .status())
                .isEqualTo(200);
        story.runs();
        assertThat(story.stage(order)).isEqualTo("DELIVERED");
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
        assertThat(story.mailbox().of(document.email())).hasSize(2);

        story.passes(Duration.ofDays(9));
        assertThat(story.stage(order)).isEqualTo("COMPLETED");
        assertThat(story.waits(order.key())).isEmpty();
    }

    @Test
    void theShopReadsHowFarItsOrderIs() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP");

        var read = story.shopsDoor().get("/api/v1/orders/" + order.id());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("stage").asText()).isEqualTo("SHIPPED");
        assertThat(read.body()).doesNotContain("13812341234");

        var parcels = story.shopsDoor().get("/api/v1/orders/" + order.id() + "/parcels");
        assertThat(parcels.body()).contains(number).contains("PICKED_UP");

        var events = story.shopsDoor().get("/api/v1/orders/" + order.id() + "/events");
        assertThat(events.status()).isEqualTo(200);
        assertThat(story.journal(order)).isNotEmpty();
    }

    @Test
    void nothingTypedOrSentStaysInTheEngine() {
        var order = story.delivered();
        story.passes(Duration.ofDays(9));

        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.jdbc()
                        .sql("select count(*) from act_hi_varinst")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(story.jdbc()
                        .sql("select count(*) from act_hi_detail")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
