package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 4: parcels in trouble. */
@StoryTest
class TroubleTest {

    @Autowired
    Story story;

    @Test
    void aParcelInTroubleBecomesATaskAndTheTaskClosesWhenItMovesOn() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "OUT_FOR_DELIVERY", "DELIVERY_FAILED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled", "Task_ResolveParcel");

        story.carrierTells(number, "OUT_FOR_DELIVERY");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
    }

    @Test
    void logisticsSeesToAParcelAndItRingsAgainWithTheNextTrouble() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "EXCEPTION");
        story.runs();
        var logistics = story.staff("logistics");
        assertThat(logistics
                        .completes(
                                logistics.task(order.key(), "Task_ResolveParcel"),
                                "outcome",
                                "CARRIER_URGED",
                                "note",
                                "depot called")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");

        story.carrierTells(number, "IN_TRANSIT", "DELIVERY_FAILED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled", "Task_ResolveParcel");
    }

    @Test
    void aTroubleAfterTheShipByDeadlineIsDueByItsOwnTime() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.passes(Duration.ofDays(6));
        story.carrierTells(number, "PICKED_UP", "EXCEPTION");
        story.runs();

        var task = story.staff("logistics").task(order.key(), "Task_ResolveParcel");

        assertThat(task.priority()).isEqualTo(60);
        assertThat(OffsetDateTime.parse(task.due(), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                        .toInstant())
                .isAfter(story.clock().instant());
    }

    @Test
    void aTroubleThatHasPassedBeforeAnybodyLooksIsNoTask() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "DELIVERY_FAILED");
        story.carrierTells(number, "DELIVERED");
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
    }

    @Test
    void aParcelDeclaredLostOpensACase() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "EXCEPTION");
        story.runs();
        var logistics = story.staff("logistics");
        assertThat(logistics
                        .completes(logistics.task(order.key(), "Task_ResolveParcel"), "outcome", "LOST")
                        .status())
                .isBetween(200, 204);
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");
    }

    @Test
    void eventsThatComeBeforeTheParcelIsKnownCount() {
        var number = Story.freshNumber();
        var order = story.accepted();
        story.carrierTells(number, "PICKED_UP", "DELIVERED");
        story.opensLink(story.first(), order).ships("顺丰", number);
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
    }

    @Test
    void anUnsignedEventIsNotBelieved() {
        var answer = story.anybody().post("/webhooks/carriers/daifa", java.util.Map.of("events", java.util.List.of()));

        assertThat(answer.status()).isEqualTo(401);
    }
}
