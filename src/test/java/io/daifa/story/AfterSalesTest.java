package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 5: cases, before delivery, within their time, and after the close; what is decided about them, and what the customer says to it. */
@StoryTest
class AfterSalesTest {

    @Autowired
    Story story;

    @Test
    void aDecisionThatIsWhatTheCustomerWantsIsDone() {
        var order = story.delivered();
        var theCase = story.opensCase(order, Map.of("problem", "DAMAGED", "photo", true, "wanted", "REFUND_ONLY"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");
        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");

        var staff = story.staff("aftersales");
        var decide = staff.task(theCase, "Task_DecideCase");
        assertThat(staff.form(decide).path("resolution").path("value").asText()).isEqualTo("RETURN_REFUND");
        assertThat(staff.completes(decide, "resolution", "REFUND_ONLY", "refund", "400.00")
                        .status())
                .isEqualTo(422);
        story.decides(theCase, "resolution", "REFUND_ONLY", "refund", "40.00");
        assertThat(story.waits(theCase)).containsExactly("Receive_CaseRefund");
        assertThat(story.caseOf(theCase).path("state").asText()).isEqualTo("REFUNDING");

        story.refunds(order);
        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.caseOf(theCase).path("state").asText()).isEqualTo("CLOSED");
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");

        story.passes(Duration.ofDays(9));
        assertThat(story.stage(order)).isEqualTo("COMPLETED");
    }

    @Test
    void littleMoneyIsGivenBackWithoutAPerson() {
        var document = story.anOrder().with("total", "10.00");
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.json().at("/lines/0")).put("unitPrice", "5.00");
        var order = story.delivered(document);
        var theCase = story.opensCase(order, Map.of("problem", "DAMAGED", "photo", true));
        story.runs();

        assertThat(story.waits(theCase)).containsExactly("Receive_CaseRefund");
        assertThat(story.journal(order)).contains("case-approved");
        story.refunds(order);
        assertThat(story.waits(theCase)).isEmpty();
    }

    @Test
    void whatTheCustomerDidNotAskForIsNegotiatedByTheLinkAsOftenAsItTakes() {
        var order = story.delivered();
        var theCase =
                story.opensCase(order, Map.of("problem", "OTHER", "wanted", "REFUND_ONLY", "askedAmount", "30.00"));
        story.runs();
        story.decides(theCase, "resolution", "COMPENSATION", "refund", "5.00", "note", "小额补偿");
        assertThat(story.waits(theCase)).containsExactly("Receive_OfferAnswer");

        var customer = story.atTheCase(order);
        assertThat(customer.page().body()).contains("小额补偿", "CN¥5.00".substring(2), "补偿");
        assertThat(customer.answers("decline", Map.of("round", "1", "words", " "))
                        .status())
                .isEqualTo(422);
        assertThat(customer.answers("counter", Map.of("round", "1", "words", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(customer.answers(
                                "counter",
                                Map.of("round", "1", "wanted", "REFUND_ONLY", "amount", "20.00", "words", "太少了"))
                        .status())
                .isEqualTo(200);
        assertThat(customer.answers("accept", Map.of("round", "1")).status()).isEqualTo(409);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");
        var staff = story.staff("aftersales");
        assertThat(staff.form(staff.task(theCase, "Task_DecideCase"))
                        .path("negotiation")
                        .path("value")
                        .toString())
                .contains("太少了", "¥20.00");

        story.decides(theCase, "resolution", "DECLINED", "refund", "", "note", "查无问题");
        assertThat(customer.answers("decline", Map.of("round", "2", "words", "不同意"))
                        .status())
                .isEqualTo(200);
        story.runs();
        story.decides(theCase, "resolution", "REFUND_ONLY", "refund", "20.00", "note", "好的");
        assertThat(customer.answers("accept", Map.of("round", "3")).body()).contains("谢谢，您已同意");
        assertThat(customer.answers("accept", Map.of("round", "3")).status()).isEqualTo(200);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Receive_CaseRefund");
        story.refunds(order);
        assertThat(story.waits(theCase)).isEmpty();
    }

    @Test
    void aRefusalThatTheCustomerAcceptsClosesTheCase() {
        var order = story.delivered();
        var theCase = story.opensCase(order, Map.of("problem", "OTHER"));
        story.runs();
        var staff = story.staff("aftersales");
        assertThat(staff.completes(staff.task(theCase, "Task_DecideCase"), "resolution", "DECLINED", "refund", "")
                        .status())
                .isEqualTo(422);
        story.decides(theCase, "resolution", "DECLINED", "refund", "", "note", "not ours");
        var desk = story.atTheDesk("aftersales");
        var answered = desk.submit(
                "/desk/orders/" + order.id(),
                Map.of(
                        "_csrf",
                        desk.get("/desk/orders/" + order.id()).csrf(),
                        "do",
                        "case-answer",
                        "case",
                        theCase,
                        "round",
                        "1",
                        "answer",
                        "ACCEPTED",
                        "words",
                        "by phone"));
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        story.runs();

        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.caseOf(theCase).path("state").asText()).isEqualTo("DECLINED");
    }

    @Test
    void anAnswerThatComesBeforeTheMailIsHeard() {
        var order = story.delivered();
        var theCase = story.opensCase(order, Map.of("problem", "OTHER", "wanted", "RESHIP"));
        story.runs();
        var staff = story.staff("aftersales");
        assertThat(staff.completes(
                                staff.task(theCase, "Task_DecideCase"), "resolution", "COMPENSATION", "refund", "5.00")
                        .status())
                .isBetween(200, 204);
        Map<String, Object> answer = Map.of("round", 1, "answer", "ACCEPTED");
        assertThat(story.says(theCase, "answer", answer).status()).isEqualTo(200);
        assertThat(story.says(theCase, "answer", answer).status()).isEqualTo(200);
        assertThat(story.says(theCase, "answer", Map.of("round", 1, "answer", "DECLINED", "words", "x"))
                        .status())
                .isEqualTo(409);
        assertThat(story.says(theCase, "answer", Map.of("round", 7, "answer", "ACCEPTED"))
                        .status())
                .isEqualTo(422);
        story.runs();

        assertThat(story.waits(theCase)).containsExactly("Receive_CaseRefund");
    }

    @Test
    void silenceIsNoConsent() {
        var order = story.delivered();
        var theCase = story.opensCase(order, Map.of("problem", "OTHER", "wanted", "REFUND_ONLY"));
        story.runs();
        story.decides(theCase, "resolution", "COMPENSATION", "refund", "5.00");

        story.passes(Duration.ofHours(49));

        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.caseOf(theCase).path("state").asText()).isEqualTo("LAPSED");
        assertThat(story.says(theCase, "answer", Map.of("round", 1, "answer", "ACCEPTED"))
                        .status())
                .isEqualTo(409);
        assertThat(story.atTheCase(order)
                        .answers("accept", Map.of("round", "1"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void aCustomerWhoAsksForNothingAnyMoreIsLetGo() {
        var order = story.delivered();
        var byPage = story.opensCase(order, Map.of("externalId", "a", "problem", "OTHER", "lines", story.units(1)));
        story.runs();
        story.decides(byPage, "resolution", "DECLINED", "refund", "", "note", "no");
        var customer = story.atTheCase(order);
        assertThat(customer.answers("withdraw", Map.of("words", "算了")).body()).contains("申请已撤销");
        assertThat(customer.answers("withdraw", Map.of()).status()).isEqualTo(200);
        assertThat(customer.answers("accept", Map.of("round", "1")).status()).isEqualTo(409);
        story.runs();
        assertThat(story.waits(byPage)).isEmpty();
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");

        var byShop = story.opensCase(order, Map.of("externalId", "b", "problem", "OTHER", "lines", story.units(1)));
        story.runs();
        var withdrawn = story.says(byShop, "withdraw", Map.of("words", "not needed"));
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(withdrawn.json().path("state").asText()).isEqualTo("CANCELED");
        story.runs();
        assertThat(story.waits(byShop)).isEmpty();
        assertThat(story.mailsOf(order)).anyMatch(letter -> letter.subject().contains("已撤销"));
    }

    @Test
    void aCaseOpenedBeforeDeliveryIsWaitedForAfterIt() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        var theCase = story.opensCase(order, Map.of("problem", "LATE"));
        story.carrierTells(number, "PICKED_UP", "DELIVERED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");

        story.decides(theCase, "resolution", "COMPENSATION", "refund", "5.00");
        assertThat(story.waits(theCase)).containsExactly("Receive_CaseRefund");
    }

    @Test
    void aCaseAfterTheCloseIsACaseAllTheSame() {
        var order = story.delivered();
        story.passes(Duration.ofDays(9));
        assertThat(story.stage(order)).isEqualTo("COMPLETED");

        var theCase = story.opensCase(order, Map.of("problem", "NOT_AS_DESCRIBED"));
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");
    }

    @Test
    void theSameRequestAgainIsTheSameCase() {
        var order = story.delivered();
        var first = story.opensCase(order, Map.of("externalId", "x", "problem", "DAMAGED"));

        assertThat(story.opensCase(order, Map.of("externalId", "x", "problem", "DAMAGED")))
                .isEqualTo(first);
    }

    @Test
    void anotherShopsCaseIsNotThere() {
        var theCase = story.opensCase(story.delivered(), Map.of("problem", "DAMAGED"));

        assertThat(story.anybody().get("/api/v1/after-sales-cases/" + theCase).status())
                .isEqualTo(401);
        assertThat(story.shopsDoor()
                        .get("/api/v1/after-sales-cases/" + java.util.UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }
}
