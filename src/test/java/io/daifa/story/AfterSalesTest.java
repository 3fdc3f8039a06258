package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 5: cases, before delivery, within their time, and after the close. */
@StoryTest
class AfterSalesTest {

    @Autowired
    Story story;

    @Test
    void aDamagedArticleIsReturnedAndItsMoneyGivenBack() {
        var order = story.delivered();
        var theCase = opens(order, Map.of("externalId", "1", "problem", "DAMAGED", "photo", true, "description", "碎了"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");
        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");

        var staff = story.staff("aftersales");
        var decide = staff.task(theCase, "Task_DecideCase");
        var form = staff.form(decide);
        assertThat(form.path("resolution").path("value").asText()).isEqualTo("RETURN_REFUND");
        assertThat(staff.completes(decide, "resolution", "RETURN_REFUND", "refund", "400.00")
                        .status())
                .isEqualTo(422);
        assertThat(staff.completes(decide, "resolution", "RETURN_REFUND", "refund", "40.00", "freight", "SELLER")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_ArrangeByHand");

        var arrange = staff.task(theCase, "Task_ArrangeByHand");
        assertThat(staff.completes(arrange, "reference", " ").status()).isEqualTo(422);
        assertThat(staff.completes(arrange, "reference", "SF0000").status()).isBetween(200, 204);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_RefundByHand");

        assertThat(staff.completes(staff.task(theCase, "Task_RefundByHand"), "reference", "ALI-1")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(theCase)).isEmpty();
        assertThat(story.waits(order.key())).containsExactly("Gateway_AfterSalesWindow");

        story.passes(Duration.ofDays(9));
        assertThat(story.stage(order)).isEqualTo("COMPLETED");
    }

    @Test
    void aDeclinedCaseIsExplained() {
        var order = story.delivered();
        var theCase = opens(order, Map.of("problem", "OTHER"));
        story.runs();
        var staff = story.staff("aftersales");
        var decide = staff.task(theCase, "Task_DecideCase");
        assertThat(staff.completes(decide, "resolution", "DECLINED", "refund", "")
                        .status())
                .isEqualTo(422);
        assertThat(staff.completes(decide, "resolution", "DECLINED", "refund", "", "note", "not ours")
                        .status())
                .isBetween(200, 204);
        story.runs();

        assertThat(story.waits(theCase)).isEmpty();
    }

    @Test
    void aCaseOpenedBeforeDeliveryIsWaitedForAfterIt() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        var theCase = opens(order, Map.of("problem", "LATE"));
        story.carrierTells(number, "PICKED_UP", "DELIVERED");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");

        var staff = story.staff("aftersales");
        assertThat(staff.completes(
                                staff.task(theCase, "Task_DecideCase"), "resolution", "COMPENSATION", "refund", "5.00")
                        .status())
                .isBetween(200, 204);
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_RefundByHand");
    }

    @Test
    void aCaseAfterTheCloseIsACaseAllTheSame() {
        var order = story.delivered();
        story.passes(Duration.ofDays(9));
        assertThat(story.stage(order)).isEqualTo("COMPLETED");

        var theCase = opens(order, Map.of("problem", "NOT_AS_DESCRIBED"));
        story.runs();
        assertThat(story.waits(theCase)).containsExactly("Task_DecideCase");
    }

    @Test
    void theSameRequestAgainIsTheSameCase() {
        var order = story.delivered();
        var first = opens(order, Map.of("externalId", "x", "problem", "DAMAGED"));

        assertThat(opens(order, Map.of("externalId", "x", "problem", "DAMAGED")))
                .isEqualTo(first);
    }

    private String opens(Story.PlacedOrder order, Map<String, Object> request) {
        var whole = new HashMap<>(request);
        whole.putIfAbsent("externalId", "request-" + order.number());
        var answer = story.shopsDoor().post("/api/v1/orders/" + order.id() + "/after-sales-cases", whole);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
        return answer.json().at("/cases/0/caseId").asText();
    }
}
