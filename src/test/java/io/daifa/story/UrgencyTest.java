package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Actor;
import io.daifa.kernel.ClaimedTasks;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.TrackingLinks;
import io.daifa.order.Urges;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The right task first: urges, filters as Tasklist asks for them, and the end of a shift. */
@StoryTest
class UrgencyTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    Story story;

    @Autowired
    ApplicationContext application;

    @Autowired
    Urges urges;

    @Autowired
    ClaimedTasks claimed;

    @Autowired
    TrackingLinks trackingLinks;

    @Test
    void anUrgeOfTheShopRaisesTheOpenTaskOnceAndMakesNoOther() throws Refusal {
        var order = inReview();
        var desk = story.staff("order-desk");
        var before = desk.task(order.key(), "Task_ConfirmOrder");
        var path = "/api/v1/orders/" + order.id() + "/urges";
        assertThat(story.shopsDoor().post(path, Map.of("words", "快点")).status()).isEqualTo(400);

        var key = "\"urge-" + order.number() + "\"";
        var first = story.shopsDoor().post(path, Map.of("words", "快点"), "Idempotency-Key", key);
        var again = story.shopsDoor().post(path, Map.of("words", "快点"), "Idempotency-Key", key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(story.shopsDoor().get(path).json().path("count").asInt()).isEqualTo(1);
        assertThat(desk.tasks(order.key())).singleElement().satisfies(task -> {
            assertThat(task.priority()).isEqualTo(before.priority() + 5);
            assertThat(desk.form(task).toString()).contains("1 次，最近");
        });

        urges.reply(OrderId.of(order.id()), "今天一定发", null, Actor.staff("wang"));

        assertThat(desk.form(desk.task(order.key(), "Task_ConfirmOrder")).toString())
                .contains("已答复：今天一定发");
        assertThat(story.journal(order)).contains("order-urged", "urge-replied-open");
    }

    @Test
    void aCustomerUrgesAtItsPageAndReadsWhatStaffPromise() {
        var order = inReview();
        var page = "/t/" + trackingLinks.segmentOf(OrderId.of(order.id()));
        var customer = story.anybody();
        assertThat(customer.get(page).body()).contains("催一催");

        assertThat(customer.submit(page, Map.of("do", "urge", "words", "急用")).body())
                .contains("处理人员已收到")
                .doesNotContain("value=\"urge\"");
        assertThat(customer.submit(page, Map.of("do", "urge")).status()).isEqualTo(422);
        assertThat(urges.standing(OrderId.of(order.id())).count()).isEqualTo(1);

        var desk = story.atTheDesk("order-desk");
        var path = "/desk/orders/" + order.id();
        var shown = desk.get(path);
        var csrf = shown.csrf();
        assertThat(shown.body()).contains("Urged once");
        assertThat(desk.submit(path, Map.of("_csrf", csrf, "do", "urge-reply", "words", " "))
                        .status())
                .isEqualTo(422);
        assertThat(desk.submit(path, Map.of("_csrf", csrf, "do", "urge-reply", "words", "今天一定发"))
                        .status())
                .isEqualTo(200);
        assertThat(desk.submit(path, Map.of("_csrf", csrf, "do", "urge", "words", "电话又催"))
                        .body())
                .contains("Urged 2 times");
        assertThat(customer.get(page).body()).contains("今天一定发");
    }

    @Test
    void aMemberOfADeskSeesItsFiltersAndNoOthers() {
        var order = inReview();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        desk.claims(task);

        var marks = filters(desk).stream().map(one -> one.mark()).toList();

        assertThat(marks)
                .containsExactlyInAnyOrder(
                        "order-desk",
                        "order-desk.mine",
                        "order-desk.overdue",
                        "order-desk.today",
                        "order-desk.Task_ConfirmOrder",
                        "order-desk.Task_DecideChange");
        assertThat(holds(desk, "order-desk", task)).isTrue();
        assertThat(holds(desk, "order-desk.mine", task)).isTrue();
        assertThat(holds(story.secondOf("order-desk"), "order-desk.mine", task)).isFalse();
        assertThat(holds(desk, "order-desk.Task_ConfirmOrder", task)).isTrue();
        assertThat(holds(desk, "order-desk.overdue", task)).isFalse();

        story.clock().advance(java.time.Duration.ofDays(2));

        assertThat(holds(desk, "order-desk.overdue", task)).isTrue();
        assertThat(holds(desk, "order-desk.today", task)).isFalse();
    }

    @Test
    void whatIsClaimedAtTheEndOfTheShiftGoesBackOnceWithAPersonsOwnWords() throws Refusal {
        var sweeps = new SweptByHand(application);
        at(LocalTime.of(22, 30));
        sweeps.run("shiftEnds");
        var order = inReview();
        var other = inReview();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        var handed = desk.task(other.key(), "Task_ConfirmOrder");
        desk.claims(task);
        desk.claims(handed);

        assertThat(claimed.giveBack("story-order-desk", Map.of(handed.id(), "已打电话，明早回复")))
                .isEqualTo(1);
        sweeps.run("shiftEnds");
        assertThat(desk.task(order.key(), "Task_ConfirmOrder").assignee()).isEqualTo("story-order-desk");

        at(LocalTime.of(23, 1));
        sweeps.run("shiftEnds");
        sweeps.run("shiftEnds");

        assertThat(desk.task(order.key(), "Task_ConfirmOrder").assignee()).isNull();
        assertThat(story.journal(order)).containsOnlyOnce("task-given-back");
        assertThat(desk.form(task).toString()).contains("story-order-desk 于下班时退回");
        assertThat(story.journal(other)).containsOnlyOnce("task-handed-over").doesNotContain("task-given-back");
        assertThat(desk.form(handed).toString()).contains("已打电话，明早回复");
        assertThat(claimed.lately(List.of("order-desk"), 100))
                .extracting(ClaimedTasks.GivenBack::taskId)
                .contains(task.id(), handed.id());
    }

    private Story.PlacedOrder inReview() {
        var order = story.places(story.anOrder().receiver("phone", "138****0001"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
        return order;
    }

    /** The next time that it is so late where the house is. */
    private void at(LocalTime time) {
        var now = story.clock().instant().atZone(SHANGHAI);
        var then = now.with(time);
        story.clock().advanceTo((then.isAfter(now) ? then : then.plusDays(1)).toInstant());
    }

    private record Seen(String id, String mark) {}

    private static List<Seen> filters(Staff staff) {
        var found =
                staff.browser().get(ENGINE + "/filter?resourceType=Task&itemCount=false&firstResult=0&maxResults=2000");
        return StreamSupport.stream(found.json().spliterator(), false)
                .map(one -> new Seen(
                        one.path("id").asText(), one.at("/properties/daifa").asText()))
                .toList();
    }

    private static boolean holds(Staff staff, String mark, Staff.Task task) {
        var filter = filters(staff).stream()
                .filter(one -> one.mark().equals(mark))
                .findFirst()
                .orElseThrow();
        var found = staff.post(
                "/filter/" + filter.id() + "/list?firstResult=0&maxResults=2000",
                Map.of("processInstanceBusinessKeyLike", "%", "sorting", List.of()));
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        return found.body().contains(task.id());
    }
}
