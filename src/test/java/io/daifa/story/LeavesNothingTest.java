package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An order on which everybody has worked leaves no personal data in the engine, and none in the logs. */
@StoryTest
@ExtendWith(OutputCaptureExtension.class)
class LeavesNothingTest {

    private static final String NAME = "欧阳残雪";
    private static final String OTHER = "司马无痕";
    private static final String MASKED = "139****8877";
    private static final String PHONE = "13966658877";
    private static final String STREET = "独一无二巷";
    private static final String NOTE = "便条独此一张";
    private static final List<String> PERSONAL =
            List.of(NAME, MASKED, PHONE, "66658877", STREET, NOTE, "独行昵称", "独白留言", "独家备注");

    @Autowired
    Story story;

    @Test
    void anOrderOnWhichAllHaveWorkedLeavesNothingOfItsReceiver(CapturedOutput logs) {
        var document = story.anOrder()
                .receiver("name", NAME)
                .receiver("phone", MASKED)
                .receiver("address", "浙江省杭州市滨江区" + STREET + "12号")
                .with("sellerMemo", "独家备注");
        ((ObjectNode) document.json().get("customer")).put("nick", "独行昵称").put("message", "独白留言");

        var order = story.places(document);
        story.runs();
        confirmed(order);
        chosenCalledAndHandled(order);
        var number = shippedAfterChasing(order);
        inTrouble(order, number);
        story.carrierTells(number, "DELIVERED");
        story.runs();
        afterSales(order);
        story.passes(Duration.ofDays(10));
        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.stage(order)).isEqualTo("COMPLETED");

        for (var personal : PERSONAL) {
            assertThat(EngineTables.holding(story.jdbc(), personal))
                    .as(personal)
                    .isEmpty();
            assertThat(logs.getAll()).as("the logs").doesNotContain(personal);
        }
        assertThat(EngineTables.holding(story.jdbc(), document.email())).isEmpty();
        // The tests' own mail server names its mailboxes.
        assertThat(logs.getAll().lines().filter(line -> !line.contains("greenmail")))
                .as("the logs")
                .noneMatch(line -> line.contains(document.email()));
        // The search finds what is there.
        assertThat(EngineTables.holding(story.jdbc(), order.key())).isNotEmpty();
    }

    @Test
    void whatIsRefusedIsNotLogged(CapturedOutput logs) {
        var document = story.anOrder().receiver("name", OTHER).receiver("phone", PHONE + "\u0000");
        assertThat(story.shopsDoor().post("/api/v1/orders", document.json()).status())
                .isEqualTo(422);
        story.shopsDoor().post("/api/v1/orders", "{\"receiver\": {\"name\": \"" + OTHER + "\", broken");
        var account = story.account(story.shop().code(), "shops");
        for (var value : List.of(document.json().toString(), "{\"receiver\": {\"name\": \"" + OTHER + "\", broken")) {
            for (var type : List.of("Json", "String", "Object", "Xml")) {
                account.post(
                        "/engine-rest/process-definition/key/dropship-order/start",
                        Map.of("variables", Map.of("order", Map.of("value", value, "type", type))));
            }
        }
        var order = story.places(story.anOrder().receiver("name", OTHER).receiver("phone", "138****0001"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        desk.completes(task, "outcome", "CONFIRM", "receiverPhone", PHONE + "0000", "note", NOTE);
        desk.completes(task, "outcome", NOTE, "receiverPhone", PHONE);
        desk.completes(task, "outcome", "CONFIRM", "receiverPhone", PHONE, "note", NOTE + "\u0000");
        desk.browser().get("/desk?q=" + PHONE);

        assertThat(logs.getAll()).doesNotContain(OTHER);
        PERSONAL.forEach(personal -> assertThat(logs.getAll()).as("the logs").doesNotContain(personal));
    }

    @Test
    void whatTheDatabaseRefusesIsNotQuoted() {
        var order = story.places(story.anOrder().receiver("name", OTHER));

        assertThatThrownBy(() -> story.jdbc()
                        .sql("insert into daifa.customer_order select * from daifa.customer_order where id = ?")
                        .param(order.id())
                        .update())
                .hasMessageContaining("duplicate key")
                .extracting(error -> String.valueOf(error.getCause()))
                .asString()
                .doesNotContain(order.id().toString())
                .doesNotContain("Detail");
    }

    private void confirmed(Story.PlacedOrder order) {
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        assertThat(desk.form(task).toString()).contains(NAME).contains(MASKED);
        // What has not been finished is saved with the task, and comments are not taken.
        desk.post("/task/" + task.id() + "/comment/create", Map.of("message", NOTE));
        desk.put("/task/" + task.id() + "/variables/note", Map.of("value", NOTE, "type", "String"));
        done(desk, task, "outcome", "CONFIRM", "receiverPhone", PHONE, "note", NOTE);
    }

    private void chosenCalledAndHandled(Story.PlacedOrder order) {
        var purchasing = story.staff("purchasing");
        for (var supplier : List.of(story.first(), story.second())) {
            assertThat(story.opensLink(supplier, order).rejects("OTHER").status())
                    .isEqualTo(200);
            story.runs();
        }
        done(
                purchasing,
                purchasing.task(order.key(), "Task_ChooseSupplier"),
                "supplier",
                story.byPhone().id().toString(),
                "note",
                NOTE);
        done(
                purchasing,
                purchasing.task(order.key(), "Task_CallSupplier"),
                "outcome",
                "REJECTED",
                "rejectionReason",
                "OTHER",
                "note",
                NOTE);
        done(
                purchasing,
                purchasing.task(order.key(), "Task_ChooseSupplier"),
                "supplier",
                story.second().id().toString());
        story.passes(Duration.ofHours(13));
        done(
                purchasing,
                purchasing.task(order.key(), "Task_HandleSupplier"),
                "outcome",
                "ACCEPTED",
                "promisedShipAt",
                story.clock().instant().plus(Duration.ofHours(20)).toString(),
                "note",
                NOTE);
        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    private String shippedAfterChasing(Story.PlacedOrder order) {
        var number = Story.freshNumber();
        assertThat(story.opensLink(story.second(), order).ships("顺丰", number).status())
                .isEqualTo(200);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_ParcelsSettled");
        return number;
    }

    private void inTrouble(Story.PlacedOrder order, String number) {
        story.carrierTells(number, "PICKED_UP", "EXCEPTION");
        story.runs();
        var logistics = story.staff("logistics");
        done(logistics, logistics.task(order.key(), "Task_ResolveParcel"), "outcome", "CARRIER_URGED", "note", NOTE);
    }

    private void afterSales(Story.PlacedOrder order) {
        var opened = story.shopsDoor()
                .post(
                        "/api/v1/orders/" + order.id() + "/after-sales-cases",
                        Map.of("externalId", "1", "problem", "DAMAGED", "photo", true, "description", NOTE));
        var theCase = opened.json().at("/cases/0/caseId").asText();
        story.runs();
        var aftersales = story.staff("aftersales");
        done(
                aftersales,
                aftersales.task(theCase, "Task_DecideCase"),
                "resolution",
                "RETURN_REFUND",
                "refund",
                "40.00",
                "freight",
                "SELLER",
                "note",
                NOTE);
        done(aftersales, aftersales.task(theCase, "Task_NameReturnAddress"), "address", NOTE);
        var number = Story.freshNumber();
        assertThat(story.says(theCase, "return", Map.of("trackingNumber", number))
                        .status())
                .isEqualTo(200);
        story.carrierTells(number, "DELIVERED");
        story.runs();
        done(aftersales, aftersales.task(theCase, "Task_InspectReturn"), "result", "PASS", "note", NOTE);
        story.refunds(order);
        assertThat(story.waits(theCase)).isEmpty();
    }

    private void done(Staff staff, Staff.Task task, Object... keysAndValues) {
        var answer = staff.completes(task, keysAndValues);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        story.runs();
    }
}
