package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daifa.kernel.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that is given back: by people, by the shop, by two people, and not at all. */
@StoryTest
class RefundTest {

    @Autowired
    Story story;

    @Autowired
    SweptByHand sweeps;

    @Test
    void whatWasPaidForARejectedOrderIsGivenBackByHandAndTheCustomerIsTold() {
        var document = story.anOrder();
        var refund = rejected(document);
        assertThat(story.waits(refund)).containsExactly("Task_RefundByHand");

        var staff = story.staff("aftersales");
        var task = staff.task(refund, "Task_RefundByHand");
        assertThat(task.priority()).isEqualTo(85);
        assertThat(staff.form(task).path("refund").path("value").toString()).contains("¥40.00");
        assertThat(staff.completes(task, "outcome", "DONE", "reference", " ").status())
                .isEqualTo(422);
        assertThat(staff.completes(task, "outcome", "RETRY").status()).isEqualTo(422);
        done(staff, task, "outcome", "DONE", "reference", "ALIPAY-1");
        story.runs();

        assertThat(story.waits(refund)).isEmpty();
        assertThat(story.mailbox().of(document.email()))
                .hasSize(2)
                .last()
                .satisfies(letter -> assertThat(letter.text()).contains("40.00", "ALIPAY-1"));
        assertThat(get(refund).path("state").asText()).isEqualTo("DONE");
    }

    @Test
    void aRefundThatIsDueWithoutAnInstanceGetsOneByTheSweep() {
        var order = story.sentToSupplier();
        var refund = Ids.next();
        story.jdbc()
                .sql("""
                        insert into daifa.refund (id, order_id, reason, about, amount, currency, state, promised_at, due_at)
                        values (:id, cast(:order as uuid), 'ORDER_REJECTED', cast(:order as uuid), 1, 'CNY', 'DUE', :now, :now)
                        """)
                .param("id", refund)
                .param("order", order.id().toString())
                .param("now", Timestamp.from(story.clock().instant()))
                .update();

        sweeps.run("refundsAtRest");
        sweeps.run("refundsAtRest");
        story.runs();

        assertThat(story.waits(refund.toString())).containsExactly("Task_RefundByHand");
    }

    @Test
    void aShopPaysItsRefundsItselfAndSaysSo() {
        story.paysItsRefunds();
        var document = story.anOrder();
        var refund = rejected(document);
        assertThat(story.waits(refund)).containsExactly("Receive_RefundResult");
        assertThat(asked(refund)).hasSize(1).first().satisfies(data -> {
            assertThat(data.path("amount").asText()).isEqualTo("40.00 CNY");
            assertThat(data.path("reason").asText()).isEqualTo("refundReason.ORDER_REJECTED");
            assertThat(data.path("until").asText())
                    .isEqualTo(
                            story.clock().instant().plus(Duration.ofHours(24)).toString());
        });

        assertThat(answers(refund, Map.of("result", "DONE")).status()).isEqualTo(422);
        assertThat(answers(refund, Map.of("result", "PERHAPS", "reference", "x"))
                        .status())
                .isEqualTo(422);
        for (var again = 0; again < 2; again++) {
            var answer = answers(refund, Map.of("result", "DONE", "reference", "SHOP-1"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().path("state").asText()).isEqualTo("DONE");
        }
        assertThat(answers(refund, Map.of("result", "DONE", "reference", "SHOP-2"))
                        .status())
                .isEqualTo(409);
        assertThat(answers(refund, Map.of("result", "FAILED", "reason", "x")).status())
                .isEqualTo(409);
        story.runs();

        assertThat(story.waits(refund)).isEmpty();
        assertThat(story.mailbox().of(document.email())).hasSize(2);
    }

    @Test
    void whatTheShopCannotPayIsATaskAndMayBeAskedAgain() {
        story.paysItsRefunds();
        var refund = rejected(story.anOrder());
        for (var again = 0; again < 2; again++) {
            assertThat(answers(refund, Map.of("result", "FAILED", "reason", "账户已注销"))
                            .status())
                    .isEqualTo(200);
        }
        story.runs();
        assertThat(story.waits(refund)).containsExactly("Task_RefundByHand");

        var staff = story.staff("aftersales");
        var task = staff.task(refund, "Task_RefundByHand");
        assertThat(staff.form(task).path("refund").path("value").toString()).contains("账户已注销");
        done(staff, task, "outcome", "RETRY", "note", "账户已恢复");
        story.runs();
        assertThat(story.waits(refund)).containsExactly("Receive_RefundResult");
        assertThat(asked(refund)).hasSize(2);

        assertThat(answers(refund, Map.of("result", "DONE", "reference", "SHOP-1"))
                        .status())
                .isEqualTo(200);
        story.runs();
        assertThat(story.waits(refund)).isEmpty();
    }

    @Test
    void anAnswerThatComesLateClosesTheTask() {
        story.paysItsRefunds();
        var refund = rejected(story.anOrder());
        story.passes(Duration.ofHours(25));
        assertThat(story.waits(refund)).containsExactly("Task_RefundByHand");
        var staff = story.staff("aftersales");
        var task = staff.task(refund, "Task_RefundByHand");
        // It may be paid already: nobody says that it is not to be paid.
        assertThat(staff.completes(task, "outcome", "WITHDRAW", "note", "x").status())
                .isEqualTo(422);

        assertThat(answers(refund, Map.of("result", "DONE", "reference", "SHOP-1"))
                        .status())
                .isEqualTo(200);
        story.runs();

        assertThat(story.waits(refund)).isEmpty();
        assertThat(staff.completes(task, "outcome", "DONE", "reference", "TWICE")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(get(refund).path("reference").asText()).isEqualTo("SHOP-1");
    }

    @Test
    void aLargeRefundIsPaidByTwo() {
        var document = story.anOrder().with("total", "1200.00");
        ((ObjectNode) document.json().at("/lines/0")).put("unitPrice", "600.00");
        var refund = rejected(document);
        var first = story.staff("aftersales");
        var second = story.secondOf("aftersales");

        var task = first.task(refund, "Task_RefundByHand");
        assertThat(first.completes(task, "outcome", "DONE", "reference", "ALIPAY-1")
                        .status())
                .isEqualTo(422);
        done(first, task, "outcome", "SECOND_PERSON", "note", "已核对订单");
        story.runs();

        var again = first.task(refund, "Task_RefundByHand");
        assertThat(first.form(again).path("refund").path("value").toString()).contains("story-aftersales");
        assertThat(first.completes(again, "outcome", "DONE", "reference", "ALIPAY-1")
                        .status())
                .isEqualTo(422);
        assertThat(first.completes(again, "outcome", "SECOND_PERSON").status()).isEqualTo(422);
        first.post("/task/" + again.id() + "/unclaim", Map.of());
        done(second, again, "outcome", "DONE", "reference", "ALIPAY-2");
        story.runs();
        assertThat(story.waits(refund)).isEmpty();
    }

    @Test
    void whatIsNotToBePaidAnyMoreEnds() {
        var document = story.anOrder();
        var refund = rejected(document);
        var staff = story.staff("aftersales");
        var task = staff.task(refund, "Task_RefundByHand");
        assertThat(staff.completes(task, "outcome", "WITHDRAW").status()).isEqualTo(422);
        done(staff, task, "outcome", "WITHDRAW", "note", "平台已直接退款");
        story.runs();

        assertThat(story.waits(refund)).isEmpty();
        assertThat(get(refund).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(story.mailbox().of(document.email())).hasSize(1);
    }

    @Test
    void aRefundIsItsShopsAlone() {
        var refund = rejected(story.anOrder());
        assertThat(story.anybody().get("/api/v1/refunds/" + refund).status()).isEqualTo(401);
        assertThat(story.shopsDoor().get("/api/v1/refunds/" + story.shop().id()).status())
                .isEqualTo(404);
        assertThat(answers(refund, Map.of("result", "DONE", "reference", "x")).status())
                .isEqualTo(409);
    }

    /** The order is rejected by staff; the id of what is given back. */
    private String rejected(OrderDocument document) {
        document.receiver("phone", "138****0001");
        var order = story.places(document);
        story.runs();
        var desk = story.staff("order-desk");
        done(desk, desk.task(order.key(), "Task_ConfirmOrder"), "outcome", "REJECT", "rejectionReason", "OUT_OF_STOCK");
        story.runs();
        assertThat(story.waits(order.key())).isEmpty();
        return story.shopsDoor()
                .get("/api/v1/orders/" + order.id() + "/refunds")
                .json()
                .at("/refunds/0/refundId")
                .asText();
    }

    private JsonNode get(String refund) {
        return story.shopsDoor().get("/api/v1/refunds/" + refund).json();
    }

    private Browser.Page answers(String refund, Map<String, Object> result) {
        return story.shopsDoor().post("/api/v1/refunds/" + refund + "/result", result);
    }

    /** What the shop's events ask of it for that refund. */
    private List<JsonNode> asked(String refund) {
        var found = new ArrayList<JsonNode>();
        for (var event :
                story.shopsDoor().get("/api/v1/events?limit=200").json().path("events")) {
            if (event.path("what").asText().equals("refund-asked")
                    && event.at("/data/refund").asText().equals(refund)) {
                found.add(event.path("data"));
            }
        }
        return found;
    }

    private static void done(Staff staff, Staff.Task task, Object... keysAndValues) {
        var answer = staff.completes(task, keysAndValues);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }
}
