package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The staff's own page beside Tasklist: search, the order's page, and what may be done there. */
@StoryTest
class DeskTest {

    @Autowired
    Story story;

    @Test
    void anOrderIsFoundByItsNumberThePhonesTailTheNameAndTheTrackingNumber() {
        var number = Story.freshNumber();
        var order = story.shipped(number);
        var desk = story.atTheDesk("order-desk");

        for (var words : new String[] {order.number(), "1234", "张女士", number}) {
            var found =
                    desk.get("/desk?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.body()).as(words).contains("/desk/orders/" + order.id());
        }
        assertThat(desk.get("/desk?q=nothing-like-it").body()).doesNotContain("/desk/orders/");
    }

    @Test
    void theOrdersPageTellsItsStoryAndMasksTheReceiver() {
        var order = story.shipped(Story.freshNumber());
        var page = story.atTheDesk("aftersales").get("/desk/orders/" + order.id());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(order.number()).doesNotContain("13812341234");
    }

    @Test
    void anOrderOnHoldKeepsItsTaskWithAFollowUpDate() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.atTheDesk("order-desk");
        var until = story.clock()
                .instant()
                .plus(Duration.ofDays(2))
                .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                .toLocalDateTime()
                .withNano(0)
                .toString();

        acts(desk, order, "hold", Map.of("kind", "AWAIT_CUSTOMER", "until", until, "note", "asks for another size"));
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
        var staff = story.staff("order-desk");
        assertThat(staff.task(order.key(), "Task_ConfirmOrder").followUp()).isNotBlank();
        assertThat(story.journal(order)).contains("customer-awaited");

        acts(desk, order, "release", Map.of());
        assertThat(staff.task(order.key(), "Task_ConfirmOrder").followUp()).isIn("", "null");
    }

    @Test
    void aCaseAndANoteAreWrittenFromTheOrdersPage() {
        var order = story.delivered();
        var desk = story.atTheDesk("aftersales");

        acts(desk, order, "note", Map.of("note", "顾客来电 <script>alert(1)</script>"));
        var page = desk.get("/desk/orders/" + order.id());
        assertThat(page.body()).contains("顾客来电").doesNotContain("<script>alert(1)");

        acts(desk, order, "case", Map.of("request", "r1", "problem", "DAMAGED", "description", "碎了", "line.1", "1"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_CasesSettled");
    }

    private static void acts(Browser desk, Story.PlacedOrder order, String what, Map<String, String> fields) {
        var page = desk.get("/desk/orders/" + order.id());
        var form = new HashMap<>(fields);
        form.put("do", what);
        form.put("_csrf", page.csrf());
        var answer = desk.submit("/desk/orders/" + order.id(), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
