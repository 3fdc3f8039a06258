package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.order.Product;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 2: suppliers who answer, who do not, and who answer late. */
@StoryTest
class SupplierTest {

    @Autowired
    Story story;

    @Autowired
    io.daifa.order.Products products;

    @Test
    void anOrderThatNobodyOffersIsGivenToASupplierWhoIsCalled() throws Exception {
        products.put(java.util.List.of(new Product(story.sku() + "-rare", "稀有", null, false)));
        var document = story.anOrder();
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.json().at("/lines/0"))
                .put("sku", story.sku() + "-rare");
        var order = story.places(document);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ChooseSupplier");

        var purchasing = story.staff("purchasing");
        var choose = purchasing.task(order.key(), "Task_ChooseSupplier");
        assertThat(purchasing.completes(choose, "supplier", "nobody").status()).isEqualTo(422);
        assertThat(purchasing
                        .completes(choose, "supplier", story.byPhone().id().toString())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_CallSupplier");

        var call = purchasing.task(order.key(), "Task_CallSupplier");
        assertThat(purchasing.completes(call, "outcome", "ACCEPTED").status()).isEqualTo(422);
        assertThat(purchasing
                        .completes(
                                call,
                                "outcome",
                                "ACCEPTED",
                                "promisedShipAt",
                                story.clock()
                                        .instant()
                                        .plus(Duration.ofHours(20))
                                        .toString())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void aRejectionBringsTheOrderToTheNextSupplier() {
        var order = story.sentToSupplier();
        assertThat(story.opensLink(story.first(), order)
                        .rejects("INVENTORY_OUT_OF_STOCK")
                        .status())
                .isEqualTo(200);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");

        story.opensLink(story.second(), order).accepts(story.inTwoDays());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void aSilentSupplierBecomesATaskForPurchasingWhoGiveItMoreTimeAndThenAskAnother() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        assertThat(story.waits(order.key())).containsExactly("Task_HandleSupplier");

        var purchasing = story.staff("purchasing");
        var first = purchasing.task(order.key(), "Task_HandleSupplier");
        assertThat(first.due()).isNotBlank();
        assertThat(purchasing
                        .completes(
                                first,
                                "outcome",
                                "MORE_TIME",
                                "until",
                                story.clock()
                                        .instant()
                                        .plus(Duration.ofHours(2))
                                        .toString())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");

        story.passes(Duration.ofHours(3));
        var again = purchasing.task(order.key(), "Task_HandleSupplier");
        var silent = story.opensLink(story.first(), order);
        assertThat(purchasing
                        .completes(
                                again,
                                "outcome",
                                "REASSIGN",
                                "supplier",
                                story.second().id().toString())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(silent.page().status()).isGreaterThanOrEqualTo(400);
        assertThat(story.mailbox().of(story.second().email())).hasSize(1);
    }

    @Test
    void aLateAnswerClosesTheTaskAndCounts() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_HandleSupplier");

        story.opensLink(story.first(), order).accepts(story.inTwoDays());
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        var late = purchasing.completes(task, "outcome", "REJECTED", "rejectionReason", "OTHER");
        assertThat(late.status()).isBetween(400, 499);
    }

    @Test
    void whatTheSupplierSaidOnThePhoneIsLoggedInTheTask() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_HandleSupplier");

        assertThat(purchasing
                        .completes(
                                task,
                                "outcome",
                                "ACCEPTED",
                                "promisedShipAt",
                                story.clock()
                                        .instant()
                                        .plus(Duration.ofHours(20))
                                        .toString(),
                                "note",
                                "张三 on the phone")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void theSameAnswerAgainIsRecordedAlreadyAndAnotherIsRefused() {
        var order = story.sentToSupplier();
        var supplier = story.opensLink(story.first(), order);
        var second = story.opensLink(story.first(), order);
        supplier.accepts(story.inTwoDays());

        assertThat(second.accepts(story.inTwoDays()).status()).isEqualTo(200);
        assertThat(second.rejects("OTHER").status()).isEqualTo(409);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.mailbox().of(story.first().email())).hasSize(1);
    }

    @Test
    void lookingAtTheLinkChangesNothing() {
        var order = story.sentToSupplier();
        story.opensLink(story.first(), order).page();
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }
}
