package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The task desk: open tasks are found, chosen, and done many at once, with a look before and a way back. */
@StoryTest
class TaskDeskTest {

    private static final String TASKS = "/desk/tasks";

    @Autowired
    Story story;

    @Autowired
    SweptByHand sweeps;

    @Autowired
    ManagementService jobs;

    @Test
    void likeOrdersAreConfirmedTogetherAndWhatMustBeCorrectedStays() {
        var first = story.places(alike());
        var like = List.of(story.places(alike()), story.places(alike()), story.places(alike()));
        var wrong = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        assertThat(story.waits(first.key())).containsExactly("Receive_SupplierAnswer");
        var desk = story.atTheDesk("order-desk");

        var list =
                desk.get(TASKS + "?kind=Task_ConfirmOrder&shop=" + story.shop().id());
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.body()).contains(wrong.number(), "4 tasks");
        like.forEach(order -> assertThat(list.body()).contains(order.number()));

        var looked = chooses(desk, "CONFIRM", Map.of("kind", "Task_ConfirmOrder", "shop", shop()));
        assertThat(looked.body())
                .contains("3 tasks of 3 orders will be worked", "¥120.00", "Left out: 1", "Something must be corrected")
                .contains(wrong.number());
        var batch = starts(desk, looked, Map.of());
        assertThat(desk.get(batch).body()).contains("data-live=\"true\"");
        sweeps.run("batchWork");
        story.runs();

        like.forEach(order -> {
            assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
            assertThat(story.journal(order)).contains("problem-confirmed", "order-confirmed");
        });
        assertThat(story.waits(wrong.key())).containsExactly("Task_ConfirmOrder");
        assertThat(desk.get(batch).body())
                .contains("Finished", "4 / 4", "Something must be corrected", "#/?task=")
                .doesNotContain("data-live=\"");
        assertThat(leftOfTasks()).isZero();
    }

    @Test
    void aConfirmationIsTakenBackByAHoldAsLongAsNothingIsSent() {
        var held = reviewed();
        var sent = reviewed();
        var desk = story.atTheDesk("order-desk");
        var looked = chooses(desk, "CONFIRM", Map.of("kind", "Task_ConfirmOrder", "shop", shop()));
        var batch = starts(desk, looked, Map.of());
        sweeps.run("batchWork");
        for (var step = 0; step < 10; step++) {
            runsOnly(sent);
        }
        assertThat(story.waits(sent.key())).containsExactly("Receive_SupplierAnswer");

        undoes(desk, batch);
        sweeps.run("batchWork");
        story.runs();

        assertThat(story.waits(held.key())).containsExactly("Receive_OrderReleased");
        assertThat(stops(held)).containsExactly("HOLD");
        assertThat(story.waits(sent.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(stops(sent)).isEmpty();
        assertThat(desk.get(batch).body()).contains("Too late to take it back", "Released");
    }

    @Test
    void chosenOrdersAreHeldUntilTheyAreReleased() {
        var one = reviewed();
        var other = reviewed();
        var desk = story.atTheDesk("order-desk");
        var looked = chooses(desk, "HOLD", Map.of("shop", shop(), "q", one.number()));
        assertThat(looked.body()).contains("1 tasks of 1 orders");

        var without = desk.submit(TASKS + "/batch", with(form(looked), "do", "start"));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Say why");
        var batch = starts(desk, looked, Map.of("note", "The buyer sorts it out"));
        sweeps.run("batchWork");

        assertThat(stops(one)).containsExactly("BATCH");
        assertThat(stops(other)).isEmpty();
        assertThat(story.waits(one.key())).containsExactly("Task_ConfirmOrder");
        assertThat(desk.get(batch).body()).contains("Standing", "The buyer sorts it out");
        undoes(desk, batch);
        sweeps.run("batchWork");
        assertThat(stops(one)).isEmpty();
    }

    @Test
    void silentSuppliersOrdersGoToTheNextBestAndBackAgain() {
        var one = story.sentToSupplier();
        var other = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        assertThat(story.waits(one.key())).contains("Task_HandleSupplier");
        var mails = story.mailbox().of(story.second().email()).size();
        var desk = story.atTheDesk("purchasing");
        var list = desk.get(TASKS + "?shop=" + shop());
        assertThat(list.body()).contains(story.first().name(), "Handle supplier", "open purchase orders");

        var looked = chooses(desk, "ASSIGN", Map.of("shop", shop()));
        assertThat(looked.body()).contains("2 tasks of 2 orders");
        var batch = starts(desk, looked, Map.of("target", "next"));
        sweeps.run("batchWork");
        assertThat(supplierOf(one)).isEqualTo(story.second().id());
        undoes(desk, batch);
        sweeps.run("batchWork");
        story.runs();

        assertThat(supplierOf(one)).isEqualTo(story.first().id());
        assertThat(supplierOf(other)).isEqualTo(story.first().id());
        assertThat(story.waits(one.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.second().email())).hasSize(mails);
        assertThat(desk.get(batch).body()).contains("Released");
    }

    @Test
    void aSupplierIsChasedByOneMailForAllItsOrdersAndNotTwice() {
        var one = story.sentToSupplier();
        var other = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        var desk = story.atTheDesk("purchasing");
        var mails = story.mailbox().of(story.first().email()).size();

        var looked = chooses(desk, "CHASE", Map.of("shop", shop()));
        assertThat(looked.body()).contains("2 tasks of 2 orders", "One mail each to 1 suppliers");
        starts(desk, looked, Map.of());
        sweeps.run("batchWork");
        sweeps.run("outbox");

        assertThat(story.mailbox().of(story.first().email()))
                .hasSize(mails + 1)
                .last()
                .satisfies(letter -> {
                    assertThat(letter.text()).contains(number(one), number(other), "Promised");
                    assertThat(letter.link("/so/")).isNotBlank();
                });
        assertThat(story.journal(one)).contains("supplier-chased");
        assertThat(story.waits(one.key())).contains("Task_HandleSupplier");
        assertThat(desk.get(TASKS + "?shop=" + shop()).body()).contains("1×, last");

        var again = chooses(desk, "CHASE", Map.of("shop", shop()));
        assertThat(again.body()).contains("Left out: 2", "Was chased just now: 2");
        var insisted = desk.submit(TASKS + "/batch", with(form(again), "do", "preview", "forced", "1"));
        starts(desk, insisted, Map.of("forced", "1"));
        sweeps.run("batchWork");
        sweeps.run("outbox");
        assertThat(story.mailbox().of(story.first().email())).hasSize(mails + 2);
        assertThat(desk.get(TASKS + "?shop=" + shop()).body()).contains("2×, last");
    }

    @Test
    void casesAreAgreedAsTheyAreProposed() {
        var one = story.delivered();
        var other = story.delivered();
        var cases = List.of(damaged(one), damaged(other));
        story.runs();
        var desk = story.atTheDesk("aftersales");
        assertThat(desk.get(TASKS + "?shop=" + shop()).body())
                .contains(one.number(), "The platform may agree by itself");
        var looked = chooses(desk, "AGREE", Map.of("kind", "Task_DecideCase", "shop", shop()));
        assertThat(looked.body()).contains("2 tasks of 2 orders", "Given back", "80.00");
        var batch = starts(desk, looked, Map.of());
        sweeps.run("batchWork");
        story.runs();

        // What is proposed is not what was asked for, so that the customers are asked.
        cases.forEach(id -> assertThat(story.waits(id)).containsExactly("Receive_OfferAnswer"));
        assertThat(desk.get(batch).body()).contains("Finished", "cannot be taken back");
        assertThat(desk.submit(
                                batch,
                                Map.of("do", "release", "_csrf", desk.get(batch).csrf()))
                        .status())
                .isEqualTo(400);
    }

    private String damaged(Story.PlacedOrder order) {
        return story.opensCase(order, Map.of("problem", "DAMAGED", "photo", true, "wanted", "REFUND_ONLY"));
    }

    @Test
    void paidRefundsAreWrittenDownWithTheirReferences() {
        var one = reviewed();
        var other = reviewed();
        var staff = story.staff("order-desk");
        for (var order : List.of(one, other)) {
            var task = staff.task(order.key(), "Task_ConfirmOrder");
            assertThat(staff.completes(task, "outcome", "REJECT", "rejectionReason", "OTHER")
                            .status())
                    .isBetween(200, 204);
        }
        story.runs();
        assertThat(refunds("DUE")).isEqualTo(2);

        var desk = story.atTheDesk("aftersales");
        var paste = chooses(desk, "REFUND", Map.of("kind", "Task_RefundByHand", "shop", shop()));
        assertThat(paste.body()).contains(one.number() + "\t40.00", other.number());
        var lines =
                one.number() + "\t40.00\tALI-1\n" + other.number() + ", 39.00, ALI-2\nnobody ALI-3\n" + other.number();
        var read = desk.submit(TASKS + "/batch", with(form(paste), "do", "preview", "refunds", lines));
        assertThat(read.body())
                .contains("1 tasks of 1 orders", "Left out: 3", "no open refund", "reference is missing")
                .containsPattern("(?s)" + one.number() + "</a></td>.{0,80}40\\.00</td>.{0,40}ALI-1</td>");
        for (var amountAlone :
                List.of("\t40.00", " ¥40.00", ",40", "\t40.00\t", "\t\t40.00", "\t40.00\t40.00", "\t41.50")) {
            var refused = desk.submit(
                    TASKS + "/batch",
                    with(form(paste), "do", "preview", "refunds", other.number() + amountAlone + "\u0000"));
            assertThat(refused.body())
                    .as(amountAlone)
                    .contains("0 tasks of 0 orders", "reference is missing")
                    .doesNotContain("value=\"start\"");
        }

        var started = desk.submit(TASKS + "/batch", with(form(read), "do", "start", "refunds", lines));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        assertThat(started.body())
                .contains("1 refunds are being written down", "3 lines are wrong and stay below", "/desk/batches/")
                .contains("nobody ALI-3")
                .doesNotContain("ALI-1");
        sweeps.run("batchWork");
        story.runs();
        assertThat(refunds("DONE")).isEqualTo(1);
        assertThat(refunds("DUE")).isEqualTo(1);
    }

    @Test
    void whatWasChangedAfterTheLookIsLookedAtAgainAndNotStarted() {
        var order = reviewed();
        var desk = story.atTheDesk("order-desk");
        var looked = chooses(desk, "CONFIRM", Map.of("kind", "Task_ConfirmOrder", "shop", shop()));
        assertThat(looked.body()).contains("/desk/tasks?kind=Task_ConfirmOrder", "&amp;lang=zh");
        var batches = batches();

        var other = with(form(looked), "do", "start", "forced", "1");
        var again = desk.submit(TASKS + "/batch", other);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("Something was changed", "1 tasks of 1 orders", "value=\"start\"");
        assertThat(batches()).isEqualTo(batches);
        starts(desk, again, Map.of("forced", "1", "note", "a note changes nothing of it"));
        assertThat(batches()).isEqualTo(batches + 1);
        sweeps.run("batchWork");
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void whereNotAllFitsInItIsSaid() {
        reviewed();
        var desk = story.atTheDesk("order-desk");
        var looked = chooses(desk, "CONFIRM", Map.of("kind", "Task_ConfirmOrder", "shop", shop()));
        assertThat(looked.body()).doesNotContain("tasks were chosen");

        var cut = desk.submit(TASKS + "/batch", with(form(looked), "do", "preview", "of", "2001"));
        assertThat(cut.body()).contains("2,001 tasks were chosen, 1 of them are here", "name=\"of\" value=\"2001\"");

        var back = desk.get(TASKS + "/batch?lang=en&kind=Task_ConfirmOrder&shop=" + shop());
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.response().uri().toString()).endsWith(TASKS + "?kind=Task_ConfirmOrder&shop=" + shop());
    }

    private int batches() {
        return story.jdbc()
                .sql("select count(*) from daifa.batch")
                .query(Integer.class)
                .single();
    }

    @Test
    void twoPeopleNeverWorkOnOneTask() throws Exception {
        var order = reviewed();
        var mine = story.staff("order-desk");
        var yours = story.secondOf("order-desk");
        var task = mine.task(order.key(), "Task_ConfirmOrder");
        var claims = together(List.of(() -> mine.claims(task), () -> yours.claims(task)));
        assertThat(claims).filteredOn(page -> page.status() < 300).hasSize(1);

        var holder = mine.task(order.key(), "Task_ConfirmOrder").assignee();
        var other = "story-order-desk".equals(holder) ? yours : mine;
        var refused = other.completesPlainly(task, "outcome", "CONFIRM");
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains(holder);
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
    }

    @Test
    void whoCompletesAnUnclaimedTaskHasItThenAndLeavesNothing() throws Exception {
        var order = reviewed();
        var mine = story.staff("order-desk");
        var yours = story.secondOf("order-desk");
        var task = mine.task(order.key(), "Task_ConfirmOrder");
        var answers = together(List.of(
                () -> mine.completesPlainly(task, "outcome", "CONFIRM"),
                () -> yours.completesPlainly(task, "outcome", "CONFIRM")));

        assertThat(answers).filteredOn(page -> page.status() < 300).hasSize(1);
        assertThat(story.jdbc()
                        .sql("select assignee_ from act_hi_taskinst where id_ = :id")
                        .param("id", task.id())
                        .query(String.class)
                        .single())
                .contains("order-desk");
        assertThat(story.jdbc()
                        .sql("select count(*) from act_ru_authorization where resource_id_ = :id")
                        .param("id", task.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTaskThatIsClosedOrTakenMeanwhileIsLeftBehindWithItsReason() {
        var closed = reviewed();
        var taken = reviewed();
        var desk = story.atTheDesk("order-desk");
        var looked = chooses(desk, "CONFIRM", Map.of("kind", "Task_ConfirmOrder", "shop", shop()));
        var batch = starts(desk, looked, Map.of());
        var other = story.secondOf("order-desk");
        assertThat(other.completes(other.task(closed.key(), "Task_ConfirmOrder"), "outcome", "CONFIRM")
                        .status())
                .isBetween(200, 204);
        other.claims(other.task(taken.key(), "Task_ConfirmOrder"));

        sweeps.run("batchWork");

        assertThat(desk.get(batch).body())
                .contains("The task is closed by now", "Somebody else has claimed the task", "Try again what is left");
        assertThat(story.waits(taken.key())).containsExactly("Task_ConfirmOrder");
        var unclaimed = other.post(
                "/task/" + other.task(taken.key(), "Task_ConfirmOrder").id() + "/unclaim", Map.of());
        assertThat(unclaimed.status()).as(unclaimed.body()).isBetween(200, 204);
        var again = desk.submit(
                batch, Map.of("do", "again", "_csrf", desk.get(batch).csrf()));
        assertThat(again.status()).isEqualTo(200);
        sweeps.run("batchWork");
        story.runs();
        assertThat(story.waits(taken.key())).as(desk.get(batch).body()).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void aPersonSeesTheTasksOfTheirGroupsAlone() {
        var order = reviewed();
        var logistics = story.atTheDesk("logistics").get(TASKS + "?group=order-desk&q=" + order.number());
        assertThat(logistics.status()).isEqualTo(200);
        assertThat(logistics.body()).doesNotContain("/desk/orders/" + order.id());
        var task =
                story.staff("order-desk").task(order.key(), "Task_ConfirmOrder").id();
        var admin = story.atTheDesk("process-admin").get(TASKS + "?group=order-desk&q=" + order.number());
        assertThat(admin.body()).contains("/desk/orders/" + order.id(), "Purchasing");

        var stranger = story.atTheDesk("purchasing");
        var tried = stranger.submit(
                TASKS + "/batch",
                Map.of(
                        "do",
                        "start",
                        "action",
                        "CONFIRM",
                        "tasks",
                        task,
                        "batch",
                        UUID.randomUUID().toString(),
                        "_csrf",
                        stranger.get(TASKS).csrf()));
        assertThat(tried.status()).as(tried.body()).isEqualTo(422);
        assertThat(story.anybody().get(TASKS).response().uri().getPath()).isEqualTo("/desk/login");
    }

    @Test
    void theMostPressingTaskIsClaimedInOneClick() throws Exception {
        var orders = List.of(reviewed(), reviewed(), reviewed());
        var one = story.atTheDesk("order-desk");
        var form = Map.of("do", "next", "shop", shop(), "_csrf", one.get(TASKS).csrf());
        var opened = together(
                List.of(() -> one.submit(TASKS, form), () -> one.submit(TASKS, form), () -> one.submit(TASKS, form)));

        assertThat(opened)
                .allSatisfy(page -> assertThat(page.response().uri().getPath()).startsWith("/camunda/app/"));
        for (var order : orders) {
            assertThat(story.staff("order-desk")
                            .task(order.key(), "Task_ConfirmOrder")
                            .assignee())
                    .isEqualTo("story-order-desk");
        }
        assertThat(one.submit(TASKS, form).response().uri().getPath()).isEqualTo(TASKS);
    }

    @Test
    void aTaskIsFoundByNumberNickPhoneAndTrackingNumber() {
        var order = reviewed();
        var desk = story.atTheDesk("order-desk");
        for (var words : List.of(order.number(), "buyer " + order.number(), "1234")) {
            var found = desk.get(TASKS + "?shop=" + shop() + "&q=" + words.replace(" ", "%20"));
            assertThat(found.body()).as(words).contains("/desk/orders/" + order.id());
        }
        for (var nothing : List.of("q=nothing-like-it", "holder=MINE", "due=OVERDUE", "kind=Task_DecideChange")) {
            assertThat(desk.get(TASKS + "?shop=" + shop() + "&" + nothing).body())
                    .as(nothing)
                    .doesNotContain("/desk/orders/");
        }
    }

    @Test
    void theNumbersPageIsFilledWithTheChosenOrders() {
        var order = story.accepted();
        story.passes(Duration.ofHours(40));
        assertThat(story.waits(order.key())).contains("Task_ChaseShipment");
        var desk = story.atTheDesk("purchasing");
        var page = chooses(desk, "NUMBERS", Map.of("kind", "Task_ChaseShipment", "shop", shop()));
        assertThat(page.body()).contains(number(order) + "\t\t");
        var pasted = number(order) + "\t顺丰\t" + Story.freshNumber() + "\n\t顺丰\t" + Story.freshNumber();
        var taken = desk.submit("/desk/numbers", Map.of("numbers", pasted, "do", "register", "_csrf", page.csrf()));
        assertThat(taken.body()).contains("Carrier", "The purchase order or order number is missing");
        story.runs();
        assertThat(story.waits(order.key())).contains("Receive_ParcelsSettled");
    }

    // How it is done.

    /** Looks like the one before: it is to be confirmed, and nothing is to be corrected. */
    private OrderDocument alike() {
        return story.anOrder().receiver("address", "浙江省杭州市滨江区晓风巷900号3幢501室");
    }

    private Story.PlacedOrder reviewed() {
        if (ordersOfTheShop() == 0) {
            story.places(alike());
            story.runs();
        }
        var order = story.places(alike());
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
        return order;
    }

    private int ordersOfTheShop() {
        return story.jdbc()
                .sql("select count(*) from daifa.customer_order where shop_id = :shop")
                .param("shop", story.shop().id())
                .query(Integer.class)
                .single();
    }

    private String shop() {
        return story.shop().id().toString();
    }

    private Browser.Page chooses(Browser desk, String action, Map<String, String> filter) {
        var page = desk.get(TASKS);
        var form = with(filter, "do", "choose", "action", action, "_csrf", page.csrf());
        var looked = desk.submit(TASKS + "/batch", form);
        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        return looked;
    }

    /** Presses the button of a preview, with what is typed besides; where the batch is. */
    private static String starts(Browser desk, Browser.Page looked, Map<String, String> typed) {
        var form = new HashMap<>(form(looked));
        form.putAll(typed);
        form.put("do", "start");
        var started = desk.submit(TASKS + "/batch", form);
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        assertThat(started.response().uri().getPath()).startsWith("/desk/batches/");
        return started.response().uri().getPath();
    }

    private static void undoes(Browser desk, String batch) {
        var undone = desk.submit(
                batch, Map.of("do", "release", "_csrf", desk.get(batch).csrf()));
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
    }

    private static Map<String, String> form(Browser.Page page) {
        var form = new HashMap<String, String>();
        form.put("_csrf", page.csrf());
        var hidden = java.util.regex.Pattern.compile(
                        "<input type=\"hidden\" name=\"(action|tasks|batch|lookedAt)\" value=\"([^\"]*)\"")
                .matcher(page.body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        assertThat(form).as(page.body()).containsKeys("action", "tasks", "batch");
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        var all = new HashMap<>(form);
        for (var i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static List<Browser.Page> together(List<Callable<Browser.Page>> deeds) throws Exception {
        var threads = Executors.newFixedThreadPool(deeds.size());
        try {
            var pages = new ArrayList<Browser.Page>();
            for (var one : threads.invokeAll(deeds, 60, TimeUnit.SECONDS)) {
                pages.add(one.get());
            }
            return pages;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs the jobs of that order alone. */
    private void runsOnly(Story.PlacedOrder order) {
        story.jdbc()
                .sql("""
                        select j.id_ from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_
                        where i.business_key_ = :key and j.type_ = 'message'
                        """)
                .param("key", order.key())
                .query(String.class)
                .list()
                .forEach(jobs::executeJob);
    }

    private UUID supplierOf(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select supplier_id from daifa.supplier_order where id = :id")
                .param("id", order.supplierOrder())
                .query(UUID.class)
                .single();
    }

    private String number(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select number from daifa.supplier_order where id = :id")
                .param("id", order.supplierOrder())
                .query(String.class)
                .single();
    }

    private int refunds(String state) {
        return story.jdbc()
                .sql("""
                        select count(*) from daifa.refund r join daifa.customer_order o on o.id = r.order_id
                        where o.shop_id = :shop and r.state = :state
                        """)
                .param("shop", story.shop().id())
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private List<String> stops(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select kind from daifa.order_stop where order_id = :id")
                .param("id", order.id())
                .query(String.class)
                .list();
    }

    /** What completed tasks have left of variables and permissions. */
    private int leftOfTasks() {
        return story.jdbc().sql("""
                        select (select count(*) from act_ru_variable v where v.task_id_ is not null
                                and not exists (select 1 from act_ru_task t where t.id_ = v.task_id_))
                             + (select count(*) from act_ru_authorization a where a.resource_type_ = 7 and a.resource_id_ <> '*'
                                and not exists (select 1 from act_ru_task t where t.id_ = a.resource_id_))
                        """).query(Integer.class).single();
    }
}
