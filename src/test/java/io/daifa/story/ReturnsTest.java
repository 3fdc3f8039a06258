package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods that come back: where to, by whom, in what state, and what follows. */
@StoryTest
class ReturnsTest {

    private static final String WAREHOUSE = "李仓库 13800138000 浙江省杭州市余杭区文一西路1号";

    @Autowired
    Story story;

    @Test
    void goodsComeBackWhereStaffSayAndTheirMoneyIsGivenBack() {
        var order = story.delivered();
        var theCase = wanted(order, "RETURN_REFUND");
        story.decides(theCase, "resolution", "RETURN_REFUND", "refund", "40.00", "freight", "SELLER");
        assertThat(story.waits(theCase)).containsExactly("Task_NameReturnAddress");
        story.does(theCase, "Task_NameReturnAddress", "address", WAREHOUSE);
        assertThat(story.waits(theCase)).containsExactly("Receive_ReturnNumber");

        var customer = story.atTheCase(order);
        assertThat(customer.page().body()).contains("文一西路1号");
        assertThat(customer.answers("sent", Map.of("trackingNumber", "%%")).status())
                .isEqualTo(422);
        var number = Story.freshNumber();
        assertThat(customer.answers("sent", Map.of("carrier", "顺丰", "trackingNumber", number))
                        .status())
                .isEqualTo(200);
        assertThat(customer.answers("withdraw", Map.of()).status()).isEqualTo(409);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Receive_ReturnReceipt");

        story.carrierTells(number, "PICKED_UP", "DELIVERED");
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_InspectReturn");
        assertThat(story.staff("aftersales").task(theCase, "Task_InspectReturn").priority())
                .isEqualTo(57);
        story.does(theCase, "Task_InspectReturn", "result", "PASS");
        assertThat(story.waits(theCase)).containsExactly("Receive_CaseRefund");
        story.refunds(order);
        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");
    }

    @Test
    void aPartThatPassesIsPaidInPartAndTheSupplierOwesIt() {
        story.takesReturns(WAREHOUSE);
        var order = story.delivered();
        var theCase = wanted(order, "RETURN_REFUND");
        story.decides(theCase, "resolution", "RETURN_REFUND", "refund", "40.00");
        sends(theCase, Story.freshNumber());
        var desk = story.atTheDesk("aftersales");
        assertThat(atDesk(desk, order, Map.of("do", "case-arrived", "case", theCase))
                        .status())
                .isEqualTo(200);
        story.runs();
        var staff = story.staff("aftersales");
        var inspect = staff.task(theCase, "Task_InspectReturn");
        for (var wrong : new String[] {"two", "1=2", "1=0", "2=1"}) {
            assertThat(staff.completes(inspect, "result", "PART", "accepted", wrong, "note", "one is broken")
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        story.does(theCase, "Task_InspectReturn", "result", "PART", "accepted", "1", "note", "one is broken");
        assertThat(story.caseOf(theCase).path("refundAmount").asText()).isEqualTo("20.00");
        story.refunds(order);
        assertThat(story.waits(theCase)).isEmpty();

        for (var step : new String[] {"SUBMITTED", "ACCEPTED"}) {
            assertThat(atDesk(desk, order, Map.of("do", "claim", "case", theCase, "state", step))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(atDesk(desk, order, Map.of("do", "claim", "case", theCase, "state", "SETTLED"))
                        .status())
                .isEqualTo(422);
        var settled = atDesk(
                desk,
                order,
                Map.of(
                        "do",
                        "claim",
                        "case",
                        theCase,
                        "state",
                        "SETTLED",
                        "settlement",
                        "OFFSET",
                        "settled",
                        "18.00",
                        "reference",
                        "D-77"));
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.body()).contains("D-77");
    }

    @Test
    void goodsThatDoNotPassGoBackToTheCustomerWithTheReason() {
        story.takesReturns(WAREHOUSE);
        var order = story.delivered();
        var theCase = wanted(order, "RETURN_REFUND");
        story.decides(theCase, "resolution", "RETURN_REFUND", "refund", "40.00");
        sends(theCase, Story.freshNumber());
        story.passes(Duration.ofDays(11));
        assertThat(story.waits(theCase)).containsExactly("Task_InspectReturn");
        story.does(theCase, "Task_InspectReturn", "result", "WRONG", "note", "包裹里是石头");
        assertThat(story.waits(theCase)).containsExactly("Receive_OfferAnswer");
        assertThat(story.atTheCase(order).page().body()).contains("包裹里是石头");
        story.passes(Duration.ofHours(49));
        assertThat(story.waits(theCase)).isEmpty();
    }

    @Test
    void whatWasNeverReceivedIsDecidedAnew() {
        story.takesReturns(WAREHOUSE);
        var order = story.delivered();
        var theCase = wanted(order, "RETURN_REFUND");
        story.decides(theCase, "resolution", "RETURN_REFUND", "refund", "40.00");
        sends(theCase, Story.freshNumber());
        story.passes(Duration.ofDays(11));
        story.does(theCase, "Task_InspectReturn", "result", "NOT_RECEIVED", "note", "查无此件");

        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");
    }

    @Test
    void goodsThatAreThereBeforeTheMailIsSentAreInspected() {
        story.takesReturns(WAREHOUSE);
        var order = story.delivered();
        var theCase = wanted(order, "RETURN_REFUND");
        var staff = story.staff("aftersales");
        assertThat(staff.completes(
                                staff.task(theCase, "Task_DecideCase"),
                                "resolution",
                                "RETURN_REFUND",
                                "refund",
                                "40.00")
                        .status())
                .isBetween(200, 204);
        assertThat(atDesk(story.atTheDesk("aftersales"), order, Map.of("do", "case-arrived", "case", theCase))
                        .status())
                .isEqualTo(200);
        story.runs();

        assertThat(story.waits(theCase)).containsExactly("Task_InspectReturn");
    }

    @Test
    void whoDoesNotSendTheGoodsIsRemindedAndThenTheCaseIsClosed() {
        story.takesReturns(WAREHOUSE);
        var order = story.delivered();
        var theCase = wanted(order, "RETURN_REFUND");
        story.decides(theCase, "resolution", "RETURN_REFUND", "refund", "40.00");
        assertThat(story.waits(theCase)).containsExactly("Receive_ReturnNumber");

        story.passes(Duration.ofDays(5).plusHours(1));
        assertThat(story.mailsOf(order)).anyMatch(letter -> letter.subject().contains("尚未寄出"));
        assertThat(story.waits(theCase)).containsExactly("Receive_ReturnNumber");

        story.passes(Duration.ofDays(2));
        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.caseOf(theCase).path("state").asText()).isEqualTo("LAPSED");
        assertThat(story.says(theCase, "return", Map.of("trackingNumber", Story.freshNumber()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void goodsAreExchangedForAnotherArticle() {
        story.takesReturns(WAREHOUSE);
        var order = story.delivered();
        var theCase = wanted(order, "EXCHANGE");
        var staff = story.staff("aftersales");
        assertThat(staff.completes(
                                staff.task(theCase, "Task_DecideCase"),
                                "resolution",
                                "EXCHANGE",
                                "refund",
                                "",
                                "exchangeSku",
                                "NOTHING")
                        .status())
                .isEqualTo(422);
        story.decides(
                theCase, "resolution", "EXCHANGE", "refund", "", "exchangeSku", story.sku(), "exchangeVariant", "XL");
        var number = Story.freshNumber();
        sends(theCase, number);
        story.carrierTells(number, "DELIVERED");
        story.runs();
        story.does(theCase, "Task_InspectReturn", "result", "PASS");
        assertThat(story.waits(theCase)).containsExactly("Receive_Replacement");

        var again = story.replacementOf(order);
        assertThat(again.number()).isEqualTo(order.number() + "-R1");
        var shown = story.shopsDoor().get("/api/v1/orders/" + again.id()).json();
        assertThat(shown.path("kind").asText()).isEqualTo("REPLACEMENT");
        assertThat(shown.path("replaces").asText()).isEqualTo(order.id().toString());
        assertThat(shown.path("total").asText()).isEqualTo("0.00");
        assertThat(shown.at("/lines/0/variant").asText()).isEqualTo("XL");
        assertThat(story.atTheDesk("order-desk")
                        .get("/desk/orders/" + again.id())
                        .body())
                .contains(order.number());
        arrives(again);
        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.caseOf(theCase).path("replacementOrderIds").size()).isEqualTo(1);
    }

    @Test
    void aReplacementThatIsLostIsDecidedAnewAndTheNextSettlesTheCase() {
        var order = story.delivered();
        var theCase = wanted(order, "RESHIP");
        story.decides(theCase, "resolution", "RESHIP", "refund", "5.00");
        assertThat(story.waits(theCase)).containsExactly("Receive_Replacement");
        story.refunds(order);

        var first = story.replacementOf(order);
        var number = Story.freshNumber();
        ships(first, number);
        story.carrierTells(number, "PICKED_UP", "EXCEPTION");
        story.runs();
        var logistics = story.staff("logistics");
        assertThat(logistics
                        .completes(logistics.task(first.key(), "Task_ResolveParcel"), "outcome", "LOST")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");

        var staff = story.staff("aftersales");
        assertThat(staff.completes(staff.task(theCase, "Task_DecideCase"), "resolution", "RESHIP", "refund", "6.00")
                        .status())
                .isEqualTo(422);
        story.decides(theCase, "resolution", "RESHIP", "refund", "5.00");
        var second = story.replacementOf(order);
        assertThat(second.number()).isEqualTo(order.number() + "-R2");
        arrives(second);

        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.caseOf(theCase).path("state").asText()).isEqualTo("CLOSED");
    }

    private String wanted(Story.PlacedOrder order, String resolution) {
        var theCase = story.opensCase(order, Map.of("problem", "WRONG_ITEM", "wanted", resolution));
        story.runs();
        return theCase;
    }

    private void sends(String theCase, String number) {
        var told = story.says(theCase, "return", Map.of("carrier", "SF", "trackingNumber", number));
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        story.runs();
    }

    private void ships(Story.PlacedOrder order, String number) {
        story.opensLink(story.first(), order).accepts(story.inTwoDays());
        story.runs();
        story.opensLink(story.first(), order).ships("顺丰", number);
        story.runs();
    }

    private void arrives(Story.PlacedOrder order) {
        var number = Story.freshNumber();
        ships(order, number);
        story.carrierTells(number, "PICKED_UP", "DELIVERED");
        story.runs();
    }

    private Browser.Page atDesk(Browser desk, Story.PlacedOrder order, Map<String, String> fields) {
        var form = new java.util.HashMap<>(fields);
        form.put("_csrf", desk.get("/desk/orders/" + order.id()).csrf());
        return desk.submit("/desk/orders/" + order.id(), form);
    }
}
