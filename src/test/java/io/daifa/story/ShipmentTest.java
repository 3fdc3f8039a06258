package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.mail.Outbox;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 3: shipments that are reported well, late, or wrongly. */
@StoryTest
class ShipmentTest {

    @Autowired
    Story story;

    @Autowired
    Outbox outbox;

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
    void purchasingEntersAPartTellsTheBuyerOfADelayAndHasAnotherSupplierSendTheRest() {
        var document = story.anOrder();
        var order = story.places(document);
        story.runs();
        story.opensLink(story.first(), order).accepts(story.inTwoDays());
        story.passes(Duration.ofHours(70));
        var number = Story.freshNumber();
        chased(order, "outcome", "PART", "numbers", "顺丰 " + number, "units", "1 x × 1");
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.stage(order)).isEqualTo("PARTIALLY_SHIPPED");

        story.passes(Duration.ofHours(40));
        var later = story.clock().instant().plus(Duration.ofHours(5)).toString();
        chased(order, "outcome", "DELAY", "promisedShipAt", later, "note", "out until tonight");
        outbox.send();
        assertThat(story.mailbox().of(document.email()).stream()
                        .filter(letter -> letter.subject().contains("延迟发货"))
                        .count())
                .isEqualTo(1);

        story.passes(Duration.ofHours(6));
        chased(order, "outcome", "REASSIGN", "supplier", story.second().id().toString());
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        story.carrierTells(number, "PICKED_UP", "DELIVERED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
        assertThat(parts(order)).isEqualTo(2);
    }

    @Test
    void whatIsOutOfStockAltogetherGoesToAnotherSupplierOrder() {
        var order = story.accepted();
        story.passes(Duration.ofHours(70));

        chased(order, "outcome", "OUT_OF_STOCK");

        assertThat(story.waits(order.key())).isEmpty();
        assertThat(parts(order)).isEqualTo(2);
        assertThat(story.jdbc()
                        .sql("select count(*) from daifa.refund where order_id = :id")
                        .param("id", order.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSupplierCorrectsANumberThatNobodyHasScannedAndTheCustomerIsTold() {
        var document = story.anOrder();
        var order = story.places(document);
        story.runs();
        var supplier = story.opensLink(story.first(), order);
        supplier.accepts(story.inTwoDays());
        story.runs();
        supplier.ships("顺丰", Story.freshNumber());
        story.runs();
        var right = Story.freshNumber();
        story.carrierTells(right, "PICKED_UP");

        assertThat(supplier.corrects(parcel(order), "顺丰", right).body()).contains(right, "The number is corrected");

        outbox.send();
        assertThat(story.mailbox().of(document.email()).stream()
                        .filter(letter -> letter.text().contains(right))
                        .count())
                .isEqualTo(1);
        assertThat(supplier.page().body()).doesNotContain("Correct the number");
        story.carrierTells(right, "DELIVERED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
    }

    @Test
    void staffCorrectANumberAndVoidOneWhichIsThenShippedAgain() {
        var wrong = Story.freshNumber();
        var order = story.shipped(wrong);
        var desk = story.atTheDesk("logistics");
        var right = Story.freshNumber();
        assertThat(atParcel(desk, order, "renumber", right).body()).contains("The number is corrected", right);

        assertThat(atParcel(desk, order, "void", "").body()).contains("to be shipped again");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.stage(order)).isEqualTo("IN_PROGRESS");

        story.opensLink(story.first(), order).ships("顺丰", Story.freshNumber());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(story.atTheDesk("aftersales")
                        .get("/desk/orders/" + order.id())
                        .body())
                .doesNotContain("Void the number");
    }

    @Test
    void staffPasteNumbersOfManyOrdersLookFirstAndKeepWhatIsWrong() {
        var one = story.accepted();
        var other = story.places(story.anOrder().receiver("phone", "13900139000"));
        story.runs();
        story.opensLink(story.first(), other).accepts(story.inTwoDays());
        story.runs();
        var first = Story.freshNumber();
        var second = Story.freshNumber();
        var pasted = "订单号\t快递公司\t快递单号\n" + one.number() + "\t顺丰\t" + first + "\n" + other.number() + "\t圆通\t" + second
                + "\nno-such-order\t顺丰\t" + Story.freshNumber();
        var desk = story.atTheDesk("purchasing");

        var looked = pastes(desk, "/desk/numbers", "look", pasted);
        assertThat(looked.body()).contains("1 line(s) can be registered, 2 cannot", "Can be registered");
        story.runs();
        assertThat(story.waits(one.key())).containsExactly("Receive_ShipmentReport");

        var taken = pastes(desk, "/desk/numbers", "register", pasted);
        assertThat(taken.body()).contains("1 line(s) registered, 2 not", "No supplier order", second);
        story.runs();
        assertThat(story.waits(one.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(story.waits(other.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void aSupplierPastesNumbersForItsOwnPurchaseOrdersByItsOwnLink() {
        var order = story.accepted();
        var letter = story.mailbox().of(story.first().email()).get(0);
        var browser = story.anybody();
        var page = browser.get(URI.create(letter.link("/so/")).getPath());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(order.number()).doesNotContain("晓风巷");
        var number = Story.freshNumber();

        var taken = pastes(browser, "/so", "register", order.number() + ", 顺丰, " + number);

        assertThat(taken.body()).contains("1 line(s) registered, 0 not");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(story.anybody().get("/so/guess").status()).isEqualTo(404);
        assertThat(story.anybody().get("/so").status()).isEqualTo(404);
    }

    private static Browser.Page pastes(Browser browser, String path, String what, String numbers) {
        return browser.submit(
                path,
                Map.of(
                        "do",
                        what,
                        "numbers",
                        numbers,
                        "_csrf",
                        browser.get(path).csrf()));
    }

    private Browser.Page atParcel(Browser desk, Story.PlacedOrder order, String what, String number) {
        var page = "/desk/orders/" + order.id();
        return desk.submit(
                page + "/parcels/" + parcel(order),
                Map.of(
                        "do",
                        what,
                        "carrier",
                        "顺丰",
                        "trackingNumber",
                        number,
                        "_csrf",
                        desk.get(page).csrf()));
    }

    private UUID parcel(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select id from daifa.parcel where order_id = :id and state <> 'VOIDED'")
                .param("id", order.id())
                .query(UUID.class)
                .single();
    }

    private int parts(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select count(*) from daifa.supplier_order where order_id = :id")
                .param("id", order.id())
                .query(Integer.class)
                .single();
    }

    private void chased(Story.PlacedOrder order, Object... keysAndValues) {
        var purchasing = story.staff("purchasing");
        var answer = purchasing.completes(purchasing.task(order.key(), "Task_ChaseShipment"), keysAndValues);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        story.runs();
    }

    @Test
    void theArticlesNumbersDoNotPassOutsideTheDemo() {
        var order = story.accepted();
        story.opensLink(story.first(), order).ships("顺丰快递", "SF1234567890");
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Task_CorrectShipment");
    }
}
