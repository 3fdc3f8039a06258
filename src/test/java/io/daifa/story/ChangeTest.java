package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.mail.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked to be changed of an order while it runs, by every door: frozen, assessed, asked, decided, undone, told. */
@StoryTest
class ChangeTest {

    private static final String ELSEWHERE = "浙江省宁波市鄞州区钱湖路88号";

    @Autowired
    Story story;

    @Autowired
    Outbox outbox;

    @Test
    void anOrderInReviewIsCancelledAtOnceAndItsTaskIsGone() {
        var order = story.places(story.anOrder().receiver("phone", "138****0001"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");

        var asked = asks(order, "CANCEL", Map.of("note", "不想要了"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        var change = asked.json().path("changeId").asText();
        assertThat(story.journal(order)).endsWith("change-requested", "order-stopped");
        story.runs();

        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.waits(change)).isEmpty();
        assertThat(story.stage(order)).isEqualTo("CANCELLED");
        assertThat(desk.completes(task, "outcome", "CONFIRM").status()).isBetween(400, 499);
        assertThat(change(order, change).path("state").asText()).isEqualTo("GRANTED");
        assertThat(change(order, change).path("refundAmount").asText()).isEqualTo("40.00");
        assertThat(refunds(order)).containsExactly("ORDER_CANCELLED 40.00 DUE");
        assertThat(lettersTo(customer(order))).containsExactly("订单 " + order.number() + " 的变更申请");
        assertThat(stops(order)).isZero();
    }

    @Test
    void theSupplierThatHasItIsAskedAndMayAgreeAndItsLateAcceptanceIsTooLate() {
        var order = story.sentToSupplier();
        var early = story.opensLink(story.first(), order);
        var page = customerPage(order);
        assertThat(story.anybody().get(page).body()).contains("取消订单");

        var asked = story.anybody().submit(page, Map.of("do", "cancel", "note", "买错了", "request", uuid()));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("已申请");
        story.runs();
        var change = onlyChange(order);
        assertThat(story.waits(change)).containsExactly("Receive_ChangeAnswer");
        assertThat(story.anybody().get(page).body()).contains("正在询问供应商").doesNotContain("value=\"cancel\"");

        assertThat(asksSupplier(order, "change-agree").body()).contains("Your answer is recorded");
        story.runs();

        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.stage(order)).isEqualTo("CANCELLED");
        assertThat(lettersTo(story.first().email()))
                .containsExactly(
                        "Purchase order " + number(order) + " from "
                                + story.shop().name(),
                        "Please answer: a change of purchase order " + number(order) + " from "
                                + story.shop().name(),
                        "Cancelled: purchase order " + number(order) + " from "
                                + story.shop().name());
        var late = early.page();
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.body()).contains("This purchase order is cancelled");
        assertThat(story.anybody().get(page).body()).contains("已同意").contains("40.00");
        assertThat(refunds(order)).containsExactly("ORDER_CANCELLED 40.00 DUE");
    }

    @Test
    void aSupplierThatHasItReadyRefusesAndStaffExplainIt() {
        var order = story.accepted();
        var change = asks(order, "CANCEL", Map.of()).json().path("changeId").asText();
        story.runs();
        assertThat(asksSupplier(order, "change-refuse").status()).isEqualTo(200);
        story.runs();
        assertThat(story.waits(change)).containsExactly("Task_DecideChange");

        var desk = story.staff("order-desk");
        var task = desk.task(change, "Task_DecideChange");
        assertThat(task.priority()).isGreaterThanOrEqualTo(90);
        assertThat(desk.form(task).toString()).contains("来不及").contains("40");
        assertThat(desk.completes(task, "outcome", "REFUSE").status()).isEqualTo(422);
        assertThat(desk.completes(task, "outcome", "REFUSE", "refusal", "OTHER").status())
                .isEqualTo(422);
        assertThat(desk.completes(task, "outcome", "INTERCEPT").status()).isEqualTo(422);
        assertThat(desk.completes(task, "outcome", "TO_CASE").status()).isEqualTo(422);
        done(desk, task, "outcome", "REFUSE", "refusal", "SUPPLIER_REFUSED", "note", "已打包，抱歉");

        assertThat(story.waits(change)).isEmpty();
        var told = change(order, change);
        assertThat(told.path("state").asText()).isEqualTo("REFUSED");
        assertThat(told.path("refusal").asText()).isEqualTo("SUPPLIER_REFUSED");
        assertThat(told.path("answer").asText()).isEqualTo("已打包，抱歉");
        assertThat(lettersTo(story.first().email())).last().asString().startsWith("Please go on");
        assertThat(story.mailbox().of(customer(order)))
                .last()
                .satisfies(
                        letter -> assertThat(letter.text()).contains("供应商已备货").contains("已打包，抱歉"));
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(stops(order)).isZero();
        assertThat(story.shopsDoor()
                        .get("/api/v1/orders/" + order.id() + "/events")
                        .body())
                .contains("change-settled")
                .contains("changeRefusal.SUPPLIER_REFUSED");
    }

    @Test
    void aSilentSupplierIsAPersonsToDecideUntilTheChangeIsWithdrawn() {
        var order = story.sentToSupplier();
        var desk = story.atTheDesk("order-desk");
        var page = "/desk/orders/" + order.id();
        var csrf = desk.get(page).csrf();
        var form = new HashMap<>(Map.of("_csrf", csrf, "do", "change", "kind", "CANCEL", "request", uuid()));
        assertThat(desk.submit(page, form).body()).contains("The change is asked for");
        story.runs();
        var change = onlyChange(order);
        outbox.send();
        story.passes(Duration.ofHours(5));
        assertThat(story.waits(change)).containsExactly("Task_DecideChange");
        var staff = story.staff("order-desk");
        var task = staff.task(change, "Task_DecideChange");
        assertThat(staff.form(task).toString()).contains("供应商超时未答复");

        assertThat(desk.submit(page, Map.of("_csrf", csrf, "do", "withdraw-change", "change", change))
                        .body())
                .contains("The change is withdrawn");
        story.runs();

        assertThat(story.waits(change)).isEmpty();
        assertThat(staff.completes(task, "outcome", "AGREE").status()).isBetween(400, 499);
        assertThat(change(order, change).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(lettersTo(story.first().email())).last().asString().startsWith("Please go on");
    }

    @Test
    void whatTheSupplierSaysOnThePhoneIsLoggedAtTheDesk() {
        var order = story.accepted();
        var change = asks(order, "CANCEL", Map.of()).json().path("changeId").asText();
        story.runs();
        var desk = story.atTheDesk("order-desk");
        var page = "/desk/orders/" + order.id();
        var shown = desk.get(page);
        assertThat(shown.body()).contains("Did it answer by phone?");

        desk.submit(
                page,
                Map.of(
                        "_csrf",
                        shown.csrf(),
                        "do",
                        "change-answer",
                        "answer",
                        "agree",
                        "change",
                        change,
                        "supplierOrder",
                        order.key()));
        story.runs();

        assertThat(change(order, change).path("state").asText()).isEqualTo("GRANTED");
        assertThat(story.waits(order.key())).isEmpty();
    }

    @Test
    void anotherAddressReachesTheSupplierAsARevisionAndItsAnswerStays() {
        var order = story.accepted();
        var earlier = story.opensLink(story.first(), order);
        var page = customerPage(order);
        var wrong = story.anybody()
                .submit(
                        page,
                        Map.of("do", "address", "receiver.address", ELSEWHERE, "last4", "0000", "request", uuid()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("后四位");
        var nowhere = story.anybody()
                .submit(page, Map.of("do", "address", "receiver.address", "滨江", "last4", "1234", "request", uuid()));
        assertThat(nowhere.status()).isEqualTo(422);
        var asked = story.anybody()
                .submit(
                        page,
                        Map.of("do", "address", "receiver.address", ELSEWHERE, "last4", "1234", "request", uuid()));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        story.runs();

        assertThat(asksSupplier(order, "change-agree").status()).isEqualTo(200);
        story.runs();

        assertThat(earlier.page().status()).isEqualTo(410);
        outbox.send();
        var now = story.opensLink(story.first(), order);
        assertThat(now.page().body())
                .contains("This purchase order has changed")
                .contains("the delivery address")
                .contains("鄞州区")
                .contains("钱湖路88号");
        outbox.send();
        assertThat(lettersTo(story.first().email())).last().asString().startsWith("Changed: purchase order");
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(supplierOrder(order)).isEqualTo("ACCEPTED 2");
        assertThat(now.ships("顺丰", Story.freshNumber()).status()).isEqualTo(200);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
    }

    @Test
    void anotherPhoneIsWrittenDownByTheSameWay() {
        var order = story.accepted();
        var wrong = asks(order, "PHONE", Map.of("receiver", Map.of("phone", "12")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("receiver.phone");
        var change = asks(order, "PHONE", Map.of("receiver", Map.of("phone", "13900139000")))
                .json()
                .path("changeId")
                .asText();
        story.runs();
        asksSupplier(order, "change-agree");
        story.runs();

        assertThat(change(order, change).path("state").asText()).isEqualTo("GRANTED");
        outbox.send();
        assertThat(story.opensLink(story.first(), order).page().body())
                .contains("13900139000")
                .contains("the receiver&#39;s phone");
    }

    @Test
    void anOrderIsFrozenUntilAnUnclearAddressIsDecidedAndGoesOnWithIt() {
        var order = story.places(story.anOrder());
        var change = asks(order, "ADDRESS", Map.of("receiver", Map.of("address", "浙江省宁波市鄞州区钱湖路")))
                .json()
                .path("changeId")
                .asText();
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_OrderReleased");
        assertThat(lettersTo(story.first().email())).isEmpty();
        assertThat(story.waits(change)).containsExactly("Task_DecideChange");

        var desk = story.staff("order-desk");
        var task = desk.task(change, "Task_DecideChange");
        assertThat(desk.form(task).toString()).contains("没有门牌号").contains("钱湖路");
        done(desk, task, "outcome", "AGREE");

        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        var link = story.opensLink(story.first(), order);
        assertThat(link.page().body()).contains("鄞州区").doesNotContain("has changed");
        assertThat(supplierOrder(order)).isEqualTo("SUBMITTED 1");
    }

    @Test
    void aShipmentReportedMeanwhileIsAssessedAgainAndTheParcelsAreStopped() {
        var order = story.accepted();
        var change = asks(order, "CANCEL", Map.of()).json().path("changeId").asText();
        story.runs();
        assertThat(story.waits(change)).containsExactly("Receive_ChangeAnswer");
        story.opensLink(story.first(), order).ships("顺丰", Story.freshNumber());
        story.runs();
        assertThat(story.waits(change)).containsExactly("Task_DecideChange");

        var desk = story.staff("order-desk");
        var task = desk.task(change, "Task_DecideChange");
        assertThat(desk.form(task).toString()).contains("商品已发货");
        assertThat(desk.completes(task, "outcome", "AGREE").status()).isEqualTo(422);
        done(desk, task, "outcome", "INTERCEPT");

        assertThat(change(order, change).path("state").asText()).isEqualTo("INTERCEPTING");
        assertThat(lettersTo(story.first().email())).anyMatch(subject -> subject.startsWith("Please stop the parcels"));
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(refunds(order)).isEmpty();
    }

    @Test
    void whatIsOnItsWayIsHandedToAfterSales() {
        var order = story.shipped(Story.freshNumber());
        var change = asks(order, "CANCEL", Map.of("note", "太慢了"))
                .json()
                .path("changeId")
                .asText();
        story.runs();
        var desk = story.staff("order-desk");
        done(desk, desk.task(change, "Task_DecideChange"), "outcome", "TO_CASE");

        assertThat(change(order, change).path("state").asText()).isEqualTo("TO_CASE");
        assertThat(story.shopsDoor()
                        .get("/api/v1/orders/" + order.id() + "/after-sales-cases")
                        .json()
                        .path("cases"))
                .hasSize(1);
    }

    @Test
    void whatHasArrivedGoesToAfterSalesByItselfAndIsNotSentElsewhere() {
        var order = story.delivered();
        var cancel = asks(order, "CANCEL", Map.of()).json().path("changeId").asText();
        var address = asks(order, "ADDRESS", Map.of("receiver", Map.of("address", ELSEWHERE)))
                .json()
                .path("changeId")
                .asText();
        story.runs();

        assertThat(change(order, cancel).path("state").asText()).isEqualTo("TO_CASE");
        assertThat(change(order, address).path("refusal").asText()).isEqualTo("DELIVERED");
    }

    @Test
    void fewerPiecesAreTakenOffTheSupplierOrderAndGivenBack() {
        var order = story.sentToSupplier();
        var more = asks(order, "QUANTITY", Map.of("lines", List.of(Map.of("line", 1, "quantity", 3))));
        assertThat(more.status()).isEqualTo(422);
        assertThat(more.body()).contains("please place another order");
        var change = asks(order, "QUANTITY", Map.of("lines", List.of(Map.of("line", 1, "quantity", 1))))
                .json()
                .path("changeId")
                .asText();
        story.runs();
        asksSupplier(order, "change-agree");
        story.runs();

        assertThat(change(order, change).path("refundAmount").asText()).isEqualTo("20.00");
        assertThat(refunds(order)).containsExactly("LINES_CANCELLED 20.00 DUE");
        assertThat(units(order)).isEqualTo(1);
        outbox.send();
        assertThat(story.opensLink(story.first(), order).page().body())
                .contains("the quantities")
                .contains("× 1");
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");

        var line = asks(order, "LINE", Map.of("lines", List.of(Map.of("line", 1))));
        assertThat(line.status()).as(line.body()).isEqualTo(202);
        story.runs();
        asksSupplier(order, "change-agree");
        story.runs();
        assertThat(story.stage(order)).isEqualTo("CANCELLED");
        assertThat(refunds(order)).containsExactlyInAnyOrder("LINES_CANCELLED 20.00 DUE", "ORDER_CANCELLED 20.00 DUE");
    }

    @Test
    void theSameRequestIsTheSameChangeAndAnotherOfItsKindWaits() {
        var order = story.accepted();
        var request = Map.of("externalId", "once", "kind", "CANCEL");
        var first = story.shopsDoor().post(changes(order), request);
        var again = story.shopsDoor().post(changes(order), request);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.response().headers().firstValue("Location").orElseThrow())
                .endsWith(first.json().path("changeId").asText());
        assertThat(asks(order, "CANCEL", Map.of()).status()).isEqualTo(409);
        assertThat(story.shopsDoor().get(changes(order)).json().path("changes")).hasSize(1);
        assertThat(story.shopsDoor()
                        .get(changes(order) + "/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(story.shopsDoor()
                        .post(changes(order), Map.of("externalId", "x", "kind", "FASTER"))
                        .status())
                .isEqualTo(422);
        story.runs();

        var withdrawn = story.shopsDoor()
                .post(changes(order) + "/" + first.json().path("changeId").asText() + "/withdrawal", Map.of());
        assertThat(withdrawn.json().path("state").asText()).isEqualTo("WITHDRAWN");
        story.runs();
        assertThat(story.waits(first.json().path("changeId").asText())).isEmpty();
        assertThat(asks(order, "CANCEL", Map.of()).status()).isEqualTo(202);
    }

    @Test
    void theCustomerTakesItBackAtThePage() {
        var order = story.sentToSupplier();
        var page = customerPage(order);
        story.anybody().submit(page, Map.of("do", "cancel", "request", uuid()));
        story.runs();
        var change = onlyChange(order);

        assertThat(story.anybody()
                        .submit(page, Map.of("do", "withdraw", "change", change))
                        .body())
                .contains("已撤销");
        story.runs();

        assertThat(story.waits(change)).isEmpty();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void aSupplierReachedByPhoneIsAskedByStaff() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_HandleSupplier"),
                "outcome",
                "REASSIGN",
                "supplier",
                story.byPhone().id().toString());
        done(purchasing, purchasing.task(order.key(), "Task_CallSupplier"), "outcome", "WAITING");
        var change = asks(order, "CANCEL", Map.of()).json().path("changeId").asText();
        story.runs();

        var desk = story.staff("order-desk");
        var task = desk.task(change, "Task_DecideChange");
        assertThat(desk.form(task).toString()).contains("请致电询问");
        done(desk, task, "outcome", "AGREE");
        assertThat(story.stage(order)).isEqualTo("CANCELLED");
    }

    @Test
    void staffCancelASilentSuppliersOrderAndItsInstanceEndsWithTheirTask() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_HandleSupplier");
        var answer = purchasing.completes(task, "outcome", "CANCEL", "cancellation", "OUT_OF_STOCK");
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        assertThat(story.waits(order.key())).containsExactly("Event_SupplierOrderCancelled");
        story.runs();

        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.stage(order)).isEqualTo("CANCELLED");
        assertThat(refunds(order)).containsExactly("ORDER_CANCELLED 40.00 DUE");
        assertThat(lettersTo(story.first().email())).last().asString().startsWith("Cancelled");
        outbox.send();
        assertThat(story.mailbox().of(customer(order)))
                .last()
                .satisfies(letter -> assertThat(letter.text()).contains("商品缺货").contains("40.00"));
    }

    @Test
    void staffCallOffWhatASupplierDoesNotShip() {
        var order = story.accepted();
        story.passes(Duration.ofHours(30));
        assertThat(story.waits(order.key())).containsExactly("Task_ChaseShipment");
        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_ChaseShipment"),
                "outcome",
                "CANCEL",
                "cancellation",
                "NOT_SHIPPED");

        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.stage(order)).isEqualTo("CANCELLED");
    }

    @Test
    void staffCallOffTheRestOfAPartShipment() {
        var order = story.accepted();
        story.opensLink(story.first(), order).shipsPart(1, "顺丰", Story.freshNumber());
        story.runs();
        story.passes(Duration.ofHours(60));
        assertThat(story.waits(order.key())).containsExactly("Task_ChaseShipment");
        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_ChaseShipment"),
                "outcome",
                "CANCEL",
                "cancellation",
                "OUT_OF_STOCK");

        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(refunds(order)).containsExactly("LINES_CANCELLED 20.00 DUE");
        assertThat(supplierOrder(order)).startsWith("SHIPPED");
        outbox.send();
        assertThat(lettersTo(story.first().email())).last().asString().startsWith("Changed: purchase order");
    }

    @Test
    void ofAPartShipmentTheRestIsCancelledAndTheOrderGoesOn() {
        var order = story.accepted();
        story.opensLink(story.first(), order).shipsPart(1, "顺丰", Story.freshNumber());
        story.runs();
        var change = asks(order, "CANCEL", Map.of("lines", List.of(Map.of("line", 1, "quantity", 1))))
                .json()
                .path("changeId")
                .asText();
        story.runs();
        asksSupplier(order, "change-agree");
        story.runs();

        assertThat(change(order, change).path("refundAmount").asText()).isEqualTo("20.00");
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        assertThat(units(order)).isEqualTo(1);
    }

    // What the stories read.

    private Browser.Page asks(Story.PlacedOrder order, String kind, Map<String, ?> more) {
        var request = new HashMap<String, Object>(more);
        request.put("externalId", uuid());
        request.put("kind", kind);
        return story.shopsDoor().post(changes(order), request);
    }

    private static String changes(Story.PlacedOrder order) {
        return "/api/v1/orders/" + order.id() + "/changes";
    }

    private JsonNode change(Story.PlacedOrder order, String id) {
        return story.shopsDoor().get(changes(order) + "/" + id).json();
    }

    private String onlyChange(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select id::text from daifa.order_change where order_id = ?")
                .param(order.id())
                .query(String.class)
                .single();
    }

    /** The supplier answers what it is asked, by the link of its last mail. */
    private Browser.Page asksSupplier(Story.PlacedOrder order, String answer) {
        outbox.send();
        var browser = story.anybody();
        var letters = story.mailbox().of(story.first().email());
        var link = letters.get(letters.size() - 1).link("/s/");
        var page = browser.get(story.home() + java.net.URI.create(link).getPath());
        assertThat(page.body()).contains("Can this still be changed?");
        var change = page.body().split("name=\"change\" value=\"", -1)[1].substring(0, 36);
        return browser.submit(
                "/s", Map.of("_csrf", page.csrf(), "number", number(order), "change", change, "answer", answer));
    }

    private String customerPage(Story.PlacedOrder order) {
        return java.net
                .URI
                .create(story.shopsDoor()
                        .get("/api/v1/orders/" + order.id())
                        .json()
                        .path("trackingPage")
                        .asText())
                .getPath();
    }

    private String customer(Story.PlacedOrder order) {
        return "buyer" + order.number() + "@customers.test";
    }

    private List<String> lettersTo(String address) {
        return story.mailbox().of(address).stream()
                .map(letter -> letter.subject().replace(story.shop().name() + "：", ""))
                .toList();
    }

    private String number(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select number from daifa.supplier_order where id = ?")
                .param(order.supplierOrder())
                .query(String.class)
                .single();
    }

    private String supplierOrder(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select state || ' ' || revision from daifa.supplier_order where id = ?")
                .param(order.supplierOrder())
                .query(String.class)
                .single();
    }

    private int units(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select sum(quantity) from daifa.supplier_order_line where supplier_order_id = ?")
                .param(order.supplierOrder())
                .query(Integer.class)
                .single();
    }

    private List<String> refunds(Story.PlacedOrder order) {
        var found = new ArrayList<String>();
        story.jdbc()
                .sql("select reason, amount, state from daifa.refund where order_id = ? order by id")
                .param(order.id())
                .query(row -> {
                    found.add(row.getString("reason") + " "
                            + row.getBigDecimal("amount").setScale(2) + " " + row.getString("state"));
                });
        return found;
    }

    private long stops(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select count(*) from daifa.order_stop where order_id = ?")
                .param(order.id())
                .query(Long.class)
                .single();
    }

    private void done(Staff staff, Staff.Task task, Object... keysAndValues) {
        var answer = staff.completes(task, keysAndValues);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        story.runs();
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
