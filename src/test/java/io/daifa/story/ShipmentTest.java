package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 3: shipments that are reported well, late, or wrongly. */
@StoryTest
class ShipmentTest {

    @Autowired
    Story story;

    @Test
    void aShipmentThatIsNotReportedIsChased() {
        var order = story.accepted();
        story.passes(Duration.ofHours(70));
        assertThat(story.waits(order.key())).containsExactly("Task_ChaseShipment");

        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_ChaseShipment");
        assertThat(purchasing
                        .completes(
                                task,
                                "outcome",
                                "PROMISED",
                                "promisedShipAt",
                                story.clock()
                                        .instant()
                                        .plus(Duration.ofHours(5))
                                        .toString())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");

        story.passes(Duration.ofHours(6));
        var again = purchasing.task(order.key(), "Task_ChaseShipment");
        var number = Story.freshNumber();
        assertThat(purchasing
                        .completes(again, "outcome", "NUMBERS", "numbers", "顺丰 " + number + "\n" + Story.freshNumber())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(story.jdbc()
                        .sql("select count(*) from daifa.parcel where supplier_order_id = :id")
                        .param("id", order.supplierOrder())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aReportThatComesClosesTheTask() {
        var order = story.accepted();
        story.passes(Duration.ofHours(70));
        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_ChaseShipment");

        story.opensLink(story.first(), order).ships("顺丰", Story.freshNumber());
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(purchasing
                        .completes(task, "outcome", "NUMBERS", "numbers", "x")
                        .status())
                .isBetween(400, 499);
    }

    @Test
    void anImplausibleNumberIsPutRightByLogistics() {
        var order = story.accepted();
        story.opensLink(story.first(), order).ships("圆通", Story.freshNumber());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_CorrectShipment");

        var logistics = story.staff("logistics");
        var task = logistics.task(order.key(), "Task_CorrectShipment");
        assertThat(logistics
                        .completes(task, "outcome", "CORRECT", "numbers", "顺丰 " + Story.freshNumber())
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
    }

    @Test
    void aDoubtedNumberPassesOnAPersonsWordWithAReason() {
        var order = story.accepted();
        story.opensLink(story.first(), order).ships("圆通", Story.freshNumber());
        story.runs();

        var logistics = story.staff("logistics");
        var task = logistics.task(order.key(), "Task_CorrectShipment");
        assertThat(logistics.completes(task, "outcome", "FORCE").status()).isEqualTo(422);
        assertThat(logistics
                        .completes(task, "outcome", "FORCE", "note", "seen at the depot")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
    }

    @Test
    void aVoidReportIsAwaitedAnew() {
        var order = story.accepted();
        story.opensLink(story.first(), order).ships("圆通", Story.freshNumber());
        story.runs();

        var logistics = story.staff("logistics");
        assertThat(logistics
                        .completes(
                                logistics.task(order.key(), "Task_CorrectShipment"), "outcome", "VOID", "note", "wrong")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void aPartIsShippedAndTheRestIsChasedAndFollows() {
        var document = story.anOrder();
        var order = story.places(document);
        story.runs();
        var supplier = story.opensLink(story.first(), order);
        supplier.accepts(story.inTwoDays());
        story.runs();
        var first = Story.freshNumber();
        supplier.shipsPart(1, "顺丰", first);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.stage(order)).isEqualTo("PARTIALLY_SHIPPED");
        assertThat(supplier.page().body()).contains(first, "× 1", "The rest is not reported yet");

        story.carrierTells(first, "PICKED_UP", "DELIVERED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.stage(order)).isEqualTo("PARTIALLY_DELIVERED");

        story.passes(Duration.ofHours(90));
        assertThat(story.waits(order.key())).containsExactly("Task_ChaseShipment");
        var second = Story.freshNumber();
        supplier.ships("顺丰", second);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(story.mailbox().of(document.email()).stream()
                        .filter(letter ->
                                letter.text().contains(first) || letter.text().contains(second))
                        .count())
                .isEqualTo(2);

        story.carrierTells(second, "PICKED_UP", "DELIVERED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
        assertThat(story.stage(order)).isEqualTo("DELIVERED");
    }

    @Test
    void theArticlesNumbersDoNotPassOutsideTheDemo() {
        var order = story.accepted();
        story.opensLink(story.first(), order).ships("顺丰快递", "SF1234567890");
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Task_CorrectShipment");
    }
}
