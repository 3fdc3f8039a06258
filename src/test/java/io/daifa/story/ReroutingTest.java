package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.daifa.kernel.Money;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 2, when it goes wrong: suppliers who cannot, who can a part, who are silent, and orders that are stopped meanwhile. */
@StoryTest
class ReroutingTest {

    @Autowired
    Story story;

    @Autowired
    Products products;

    @Autowired
    Suppliers suppliers;

    @Test
    void whenTwoSuppliersRejectInTurnStaffChoose() {
        var order = story.sentToSupplier();
        story.opensLink(story.first(), order).rejects("INVENTORY_OUT_OF_STOCK");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.second().email())).hasSize(1);

        story.opensLink(story.second(), order).rejects("PRICE_CHANGED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ChooseSupplier");

        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_ChooseSupplier");
        assertThat(purchasing.form(task).path("candidates").path("value").toString())
                .contains("¥20.00", "曾拒单", story.first().name(), story.second().name());
        done(purchasing, task, "outcome", "ASSIGN", "supplier", story.byPhone().id());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_CallSupplier");
    }

    @Test
    void whatOneCannotSendIsSentByAnother() {
        var order = story.sentToSupplier();
        var first = story.opensLink(story.first(), order);
        assertThat(first.page().body()).contains("units.1");
        assertThat(first.acceptsPart(story.inTwoDays(), 1, 3).status()).isEqualTo(422);
        assertThat(first.acceptsPart(story.inTwoDays(), 1, 0).status()).isEqualTo(422);
        assertThat(first.acceptsPart(story.inTwoDays(), 1, 1).body()).contains("this part");
        assertThat(first.acceptsPart(story.inTwoDays(), 1, 1).status()).isEqualTo(200);
        assertThat(first.page().body()).contains("× 1").doesNotContain("× 2");
        story.runs();

        var parts = story.parts(order);
        assertThat(parts).hasSize(2);
        assertThat(story.waits(parts.get(0).key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.waits(parts.get(1).key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.first().email())).hasSize(1);
        var second = story.opensLink(story.second(), parts.get(1));
        assertThat(second.page().body()).contains("× 1");
        assertThat(story.stage(order)).isEqualTo("IN_PROGRESS");

        second.ships("顺丰", Story.freshNumber());
        story.runs();
        assertThat(story.stage(order)).isEqualTo("PARTIALLY_SHIPPED");
        first.ships("顺丰", Story.freshNumber());
        story.runs();
        assertThat(story.stage(order)).isEqualTo("SHIPPED");
    }

    @Test
    void anOrderIsSharedByThreeSuppliersAndWhatNobodyOffersComesToStaff() throws Exception {
        var third = supplier("third");
        var document = story.anOrder();
        var lines = (ArrayNode) document.json().path("lines");
        lines.removeAll();
        var skus = new ArrayList<String>();
        for (var name : List.of("a", "b", "c", "d")) {
            var sku = story.sku() + "-" + name;
            skus.add(sku);
            products.put(List.of(new Product(sku, "商品 " + name, null, false)));
            lines.addObject()
                    .put("sku", sku)
                    .put("name", "商品 " + name)
                    .put("quantity", 1)
                    .put("unitPrice", "10.00");
        }
        offer(story.first(), skus.get(0));
        offer(story.second(), skus.get(1));
        offer(third, skus.get(2));

        var order = story.places(document);
        story.runs();

        var parts = story.parts(order);
        assertThat(parts).hasSize(4);
        for (var part : parts.subList(0, 3)) {
            assertThat(story.waits(part.key())).containsExactly("Receive_SupplierAnswer");
        }
        assertThat(story.waits(parts.get(3).key())).containsExactly("Task_ChooseSupplier");
        for (var supplier : List.of(story.first(), story.second(), third)) {
            assertThat(story.mailbox().of(supplier.email())).hasSize(1);
        }

        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(parts.get(3).key(), "Task_ChooseSupplier"),
                "outcome",
                "CANCEL",
                "cancellation",
                "OUT_OF_STOCK");
        story.runs();
        assertThat(story.waits(parts.get(3).key())).isEmpty();
        assertThat(state(parts.get(3))).isEqualTo("CANCELLED");
        assertThat(story.stage(order)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aSilentSupplierIsRemindedAtHalfTheTimeAndWithMoreTimeOnceMore() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(6).plusMinutes(1));
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        var letters = story.mailbox().of(story.first().email());
        assertThat(letters).hasSize(2);
        assertThat(letters.get(1).subject()).contains("Reminder");
        assertThat(letters.get(1).messageId()).contains("purchase-order-reminder.1.");

        story.passes(Duration.ofHours(6));
        var purchasing = story.staff("purchasing");
        var until = story.clock().instant().plus(Duration.ofHours(4));
        done(purchasing, purchasing.task(order.key(), "Task_HandleSupplier"), "outcome", "MORE_TIME", "until", until);
        story.runs();
        story.passes(Duration.ofHours(2).plusMinutes(1));

        assertThat(story.mailbox().of(story.first().email()))
                .hasSize(3)
                .extracting(Mailbox.Letter::messageId)
                .doesNotHaveDuplicates();
        assertThat(story.journal(order)).contains("supplier-reminded");
        story.opensLink(story.first(), order).accepts(story.inTwoDays());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void whoIsReachedByPhoneIsNotRemindedAndMayAcceptAPart() {
        var order = story.sentToSupplier();
        story.opensLink(story.first(), order).rejects("OTHER");
        story.runs();
        story.opensLink(story.second(), order).rejects("OTHER");
        story.runs();
        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_ChooseSupplier"),
                "supplier",
                story.byPhone().id());
        story.runs();
        done(purchasing, purchasing.task(order.key(), "Task_CallSupplier"), "outcome", "WAITING");
        story.runs();
        story.passes(Duration.ofHours(7));
        assertThat(story.mailbox().of(story.byPhone().email())).isEmpty();

        story.passes(Duration.ofHours(6));
        var task = purchasing.task(order.key(), "Task_HandleSupplier");
        assertThat(purchasing.form(task).path("units").path("value").asText()).isEqualTo("1 商品 × 2");
        assertThat(purchasing
                        .completes(
                                task,
                                "outcome",
                                "PART",
                                "units",
                                "one of it",
                                "promisedShipAt",
                                inHours(20).toString())
                        .status())
                .isEqualTo(422);
        done(
                purchasing,
                task,
                "outcome",
                "PART",
                "units",
                "1 商品 × 1",
                "promisedShipAt",
                inHours(20),
                "note",
                "张三 has one");
        story.runs();

        var parts = story.parts(order);
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(story.waits(parts.get(1).key())).containsExactly("Task_ChooseSupplier");
        done(
                purchasing,
                purchasing.task(parts.get(1).key(), "Task_ChooseSupplier"),
                "supplier",
                story.second().id());
        story.runs();
        assertThat(story.waits(parts.get(1).key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void anAnswerAfterTheOrderWasGivenToAnotherComesTooLate() {
        var order = story.sentToSupplier();
        var late = story.opensLink(story.first(), order);
        story.passes(Duration.ofHours(13));
        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_HandleSupplier"),
                "outcome",
                "REASSIGN",
                "supplier",
                story.second().id());
        story.runs();

        var told = late.page();
        assertThat(told.status()).isEqualTo(410);
        assertThat(told.body()).contains("too late");
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(state(order)).isEqualTo("SUBMITTED");

        var second = story.opensLink(story.second(), order);
        done(purchasing, overdue(order), "outcome", "CANCEL", "cancellation", "NOT_SHIPPED", "note", "nobody answers");
        story.runs();
        assertThat(state(order)).isEqualTo("CANCELLED");
        assertThat(second.page().status()).isEqualTo(410);
        assertThat(second.page().body()).contains("cancelled");
    }

    @Test
    void anOrderOnHoldIsNotSentToTheNextSupplierBeforeItsDate() {
        var order = story.sentToSupplier();
        acts(order, "hold", Map.of("kind", "HOLD", "until", local(Duration.ofDays(2)), "note", "VIP"));
        assertThat(story.atTheDesk("order-desk")
                        .get("/desk/orders/" + order.id())
                        .body())
                .contains("VIP", "value=\"release\"");
        story.opensLink(story.first(), order).rejects("OTHER");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_OrderReleased");
        assertThat(story.mailbox().of(story.second().email())).isEmpty();

        acts(order, "hold", Map.of("kind", "HOLD", "until", local(Duration.ofHours(5)), "note", "sooner"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_OrderReleased");

        story.passes(Duration.ofHours(6));
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.second().email())).hasSize(1);
    }

    @Test
    void anOrderThatIsReleasedIsSentAtOnce() {
        var order = story.sentToSupplier();
        acts(order, "hold", Map.of("kind", "AWAIT_CUSTOMER"));
        story.opensLink(story.first(), order).rejects("OTHER");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_OrderReleased");

        acts(order, "release", Map.of());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void aHoldBetweenTheGatewayAndTheSendingSendsNothing() {
        var order = story.places(story.anOrder());
        story.runsOnce();
        assertThat(story.waits(order.key())).containsExactly("Task_SendSupplierOrder");
        acts(order, "hold", Map.of("kind", "HOLD"));

        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Receive_OrderReleased");
        assertThat(state(order)).isEqualTo("DRAFT");
        assertThat(story.mailbox().of(story.first().email())).isEmpty();
        acts(order, "release", Map.of());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.first().email())).hasSize(1);
    }

    @Test
    void aBuyerIsAskedWhatToDoWhereNobodyOffersItAndThenAPartIsGivenAway() throws Exception {
        var order = nobodyOffers();
        var purchasing = story.staff("purchasing");
        var task = purchasing.task(order.key(), "Task_ChooseSupplier");
        assertThat(purchasing
                        .completes(
                                task,
                                "outcome",
                                "ASK_BUYER",
                                "until",
                                inHours(5).toString())
                        .status())
                .isEqualTo(422);
        done(purchasing, task, "outcome", "ASK_BUYER", "until", inHours(5), "note", "takes the red one?");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_OrderReleased");

        story.passes(Duration.ofHours(6));
        assertThat(story.waits(order.key())).containsExactly("Task_ChooseSupplier");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_ChooseSupplier"),
                "outcome",
                "SPLIT",
                "units",
                "1 × 1",
                "supplier",
                story.second().id());
        story.runs();
        var parts = story.parts(order);
        assertThat(story.waits(parts.get(1).key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.waits(order.key())).containsExactly("Task_ChooseSupplier");
    }

    @Test
    void aBuyerIsAskedAboutASilentSupplierWhoMayStillAnswer() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        var purchasing = story.staff("purchasing");
        done(
                purchasing,
                purchasing.task(order.key(), "Task_HandleSupplier"),
                "outcome",
                "ASK_BUYER",
                "until",
                inHours(5),
                "note",
                "may it be later?");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.journal(order)).contains("customer-awaited", "supplier-given-more-time");

        story.opensLink(story.first(), order).accepts(story.inTwoDays());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void whoTakesNoOrdersOrHasTooManyIsNotAsked() {
        var admin = story.account("rerouting-admin", "process-admin");
        var first = "/api/admin/v1/suppliers/" + story.first().code();
        var now = story.clock().instant();
        assertThat(admin.put(
                                first + "/stops",
                                Map.of("stops", List.of(Map.of("from", now.toString(), "until", now.toString()))))
                        .status())
                .isEqualTo(422);
        assertThat(admin.put(
                                first + "/stops",
                                Map.of(
                                        "stops",
                                        List.of(Map.of(
                                                "from",
                                                now.minusSeconds(60).toString(),
                                                "until",
                                                now.plus(Duration.ofDays(9)).toString(),
                                                "note",
                                                "春节"))))
                        .status())
                .isEqualTo(200);
        assertThat(admin.get(first + "/stops").body()).contains("春节");
        var order = story.sentToSupplier();
        assertThat(story.mailbox().of(story.first().email())).isEmpty();
        assertThat(story.mailbox().of(story.second().email())).hasSize(1);

        var second = "/api/admin/v1/suppliers/" + story.second().code();
        assertThat(admin.put(second + "/limit", Map.of("openUnits", 3)).status())
                .isEqualTo(200);
        assertThat(admin.put(second + "/limit", Map.of("openAmount", Map.of("amount", "0", "currency", "CNY")))
                        .status())
                .isEqualTo(422);
        assertThat(admin.get(second + "/limit").json().path("openUnits").asInt())
                .isEqualTo(3);
        var next = story.places(story.anOrder().receiver("address", "浙江省杭州市滨江区晓风巷13号"));
        story.runs();
        assertThat(story.waits(next.key())).containsExactly("Task_ChooseSupplier");
        var purchasing = story.staff("purchasing");
        assertThat(purchasing
                        .form(purchasing.task(next.key(), "Task_ChooseSupplier"))
                        .path("candidates")
                        .path("value")
                        .toString())
                .contains("停发期内", "在途量或额度已满");

        story.opensLink(story.second(), order).ships("顺丰", Story.freshNumber());
        story.runs();
        var another = story.places(story.anOrder().receiver("address", "浙江省杭州市滨江区晓风巷14号"));
        story.runs();
        assertThat(story.waits(another.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(purchasing
                        .form(purchasing.task(next.key(), "Task_ChooseSupplier"))
                        .path("candidates")
                        .path("value")
                        .toString())
                .doesNotContain("100%");
        story.opensLink(story.second(), another).rejects("OTHER");
        story.runs();
        assertThat(purchasing
                        .form(purchasing.task(another.key(), "Task_ChooseSupplier"))
                        .path("candidates")
                        .path("value")
                        .toString())
                .contains("100%");
    }

    @Test
    void whereSilenceIsReroutedTheNextIsAskedAndAPersonSeesToTheLast() {
        System.setProperty("daifa.supplier.reroute-silent", "true");
        try {
            var order = story.sentToSupplier();
            var late = story.opensLink(story.first(), order);

            story.passes(Duration.ofHours(13));
            assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
            assertThat(story.mailbox().of(story.second().email())).hasSize(1);
            assertThat(late.page().status()).isEqualTo(410);
            assertThat(late.page().body()).contains("too late");

            story.passes(Duration.ofHours(13));
            assertThat(story.waits(order.key())).containsExactly("Task_HandleSupplier");
            story.opensLink(story.second(), order).accepts(story.inTwoDays());
            story.runs();
            assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        } finally {
            System.clearProperty("daifa.supplier.reroute-silent");
        }
    }

    private Staff.Task overdue(Story.PlacedOrder order) {
        story.passes(Duration.ofHours(13));
        return story.staff("purchasing").task(order.key(), "Task_HandleSupplier");
    }

    private Story.PlacedOrder nobodyOffers() throws Exception {
        var sku = story.sku() + "-rare";
        products.put(List.of(new Product(sku, "稀有", null, false)));
        var document = story.anOrder();
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.json().at("/lines/0")).put("sku", sku);
        var order = story.places(document);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ChooseSupplier");
        return order;
    }

    private Supplier supplier(String name) throws Exception {
        var like = story.second();
        var code = name + "-" + story.sku();
        return suppliers
                .put(List.of(new Supplier(
                        UUID.randomUUID(),
                        code,
                        "Supplier " + code,
                        "张三",
                        like.phone(),
                        code.toLowerCase(java.util.Locale.ROOT) + "@suppliers.test",
                        Supplier.Channel.MAIL,
                        like.language(),
                        like.shipTime(),
                        like.answerTime(),
                        List.of(),
                        null,
                        true)))
                .get(0);
    }

    private void offer(Supplier supplier, String sku) throws Exception {
        suppliers.putOffers(List.of(new Offer(supplier.id(), sku, Money.of("5.00", "CNY"), null, true)));
    }

    private String state(Story.PlacedOrder part) {
        return story.jdbc()
                .sql("select state from daifa.supplier_order where id = :id")
                .param("id", part.supplierOrder())
                .query(String.class)
                .single();
    }

    private Instant inHours(int hours) {
        return story.clock().instant().plus(Duration.ofHours(hours));
    }

    private String local(Duration ahead) {
        return story.clock()
                .instant()
                .plus(ahead)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDateTime()
                .withNano(0)
                .toString();
    }

    private static void done(Staff staff, Staff.Task task, Object... keysAndValues) {
        var texts = new Object[keysAndValues.length];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = keysAndValues[i].toString();
        }
        var answer = staff.completes(task, texts);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private void acts(Story.PlacedOrder order, String what, Map<String, String> fields) {
        var desk = story.atTheDesk("order-desk");
        var form = new HashMap<>(fields);
        form.put("do", what);
        form.put("_csrf", desk.get("/desk/orders/" + order.id()).csrf());
        var answer = desk.submit("/desk/orders/" + order.id(), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
