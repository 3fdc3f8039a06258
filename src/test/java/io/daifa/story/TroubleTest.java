package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.mail.Outbox;
import io.daifa.tracking.ParcelWatch;
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

    @Autowired
    ParcelWatch watch;

    @Autowired
    Outbox outbox;

    @Test
    void aParcelThatNobodyScansRingsBeforeThePenaltyAndOnlyOnce() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.passes(Duration.ofHours(25));
        watch.sweep();
        watch.sweep();
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled", "Task_ResolveParcel");
        var logistics = story.staff("logistics");
        var task = logistics.task(order.key(), "Task_ResolveParcel");
        assertThat(task.priority()).isEqualTo(70);
        assertThat(logistics.form(task).toString()).contains("未揽收");

        story.carrierTells(number, "PICKED_UP");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
    }

    @Test
    void aWorseTroubleRaisesTheOpenTask() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "IN_TRANSIT");
        story.passes(Duration.ofHours(61));
        watch.sweep();
        story.runs();
        var logistics = story.staff("logistics");
        assertThat(logistics
                        .form(logistics.task(order.key(), "Task_ResolveParcel"))
                        .toString())
                .contains("物流停滞");

        story.carrierTells(number, "REFUSED");
        story.runs();

        assertThat(logistics.tasks(order.key())).singleElement().satisfies(task -> {
            assertThat(task.priority()).isEqualTo(60);
            assertThat(logistics.form(task).toString()).contains("拒收");
        });
    }

    @Test
    void aTroubleThatWasSeenToRingsAgainWhenNothingCameOfIt() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.passes(Duration.ofHours(25));
        watch.sweep();
        story.runs();
        completed(order, "outcome", "CARRIER_URGED");
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        watch.sweep();
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");

        story.passes(Duration.ofHours(25));
        watch.sweep();
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled", "Task_ResolveParcel");
        completed(order, "outcome", "MOVING");
    }

    @Test
    void theSupplierIsAskedToInterceptAParcelAndSeesWhyOnItsPage() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "DELIVERY_FAILED");
        story.runs();
        completed(order, "outcome", "REDIRECTED", "note", "to Hubin Road 2");

        outbox.send();
        outbox.send();

        var letters = story.mailbox().of(story.first().email()).stream()
                .filter(letter -> letter.text().contains(number))
                .toList();
        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .contains("to deliver it to another address")
                        .doesNotContain("Hubin"));
        assertThat(story.opensLink(story.first(), order).page().body()).contains("to Hubin Road 2");
    }

    @Test
    void aLostParcelThatTurnsUpAgainIsToldInTheOrdersStory() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        story.carrierTells(number, "PICKED_UP", "EXCEPTION");
        story.runs();
        completed(order, "outcome", "LOST", "remedy", "RESHIP");
        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");

        story.carrierTells(number, "OUT_FOR_DELIVERY");

        assertThat(story.journal(order)).contains("parcel-declared-lost-for", "parcel-found-again");
    }

    private void completed(Story.PlacedOrder order, Object... keysAndValues) {
        var logistics = story.staff("logistics");
        var answer = logistics.completes(logistics.task(order.key(), "Task_ResolveParcel"), keysAndValues);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        story.runs();
    }

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
