package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.order.Product;
import io.daifa.order.Products;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each wait of an order meets each thing that may go wrong, through the public doors; what comes of it stands in
 * {@code docs/when-it-goes-wrong.md}, which is written anew with {@code -Ddaifa.docs=docs}.
 */
@StoryTest
class EveryWaitTest {

    private static final String PAGE = "when-it-goes-wrong.md";
    private static final Duration WINDOW_AND_MORE = Duration.ofDays(10);

    @Autowired
    ObjectProvider<Story> stories;

    @Autowired
    Products products;

    @Autowired
    SweptByHand sweeps;

    /** An order brought to a wait: its story, itself, its parcel's number and the supplier that was asked. */
    private record Standing(
            Story story, Story.PlacedOrder order, @Nullable String parcel, boolean isAsked) {

        Standing(Story story, Story.PlacedOrder order, boolean isAsked) {
            this(story, order, null, isAsked);
        }
    }

    /** A wait, and the way there. */
    private record Wait(String name, Way way) {}

    @FunctionalInterface
    private interface Way {

        Standing to(Story story) throws Exception;
    }

    /** Something that happens; answers what who did it was told, or nothing where it cannot happen there. */
    private record Happening(String name, Deed deed) {}

    @FunctionalInterface
    private interface Deed {

        @Nullable
        String to(Standing standing);
    }

    private final List<Wait> waits = List.of(
            new Wait("Task_ConfirmOrder", this::inReview),
            new Wait("Task_ChooseSupplier", this::withoutSupplier),
            new Wait("Receive_OrderReleased", EveryWaitTest::onHold),
            new Wait("Task_CallSupplier", this::toBeCalled),
            new Wait("Receive_SupplierAnswer", story -> new Standing(story, story.sentToSupplier(), true)),
            new Wait("Task_HandleSupplier", EveryWaitTest::overdue),
            new Wait("Receive_ShipmentReport", story -> new Standing(story, story.accepted(), true)),
            new Wait("Task_ChaseShipment", EveryWaitTest::chased),
            new Wait("Task_CorrectShipment", EveryWaitTest::doubted),
            new Wait("Receive_ParcelsSettled", EveryWaitTest::underWay),
            new Wait("Task_ResolveParcel", EveryWaitTest::inTrouble),
            new Wait("Gateway_AfterSalesWindow", EveryWaitTest::delivered),
            new Wait("Receive_CasesSettled", EveryWaitTest::inAfterSales),
            new Wait("End_Completed", EveryWaitTest::closed));

    private final List<Happening> happenings = List.of(
            new Happening("The customer cancels", EveryWaitTest::cancels),
            new Happening("The customer moves", EveryWaitTest::moves),
            new Happening("The supplier accepts (again, or late)", EveryWaitTest::accepts),
            new Happening("The parcel is lost", EveryWaitTest::loses),
            new Happening("The customer opens a case", EveryWaitTest::complains));

    @Test
    void eachWaitAnswersEachThingThatGoesWrongAsWritten() throws Exception {
        var page = new StringBuilder("""
                # When it goes wrong: what comes of it at each wait

                Written by `EveryWaitTest`, which brings an order of 40.00 CNY to each wait and lets each of these happen, through the public doors, until
                nothing is due any more. Where a cell of the second column is empty it cannot happen there.
                """);
        for (var happening : happenings) {
            page.append("\n## ").append(happening.name()).append("\n\n");
            page.append("| at | who did it is told | the order waits at | its stage | messages | money |\n");
            page.append("|---|---|---|---|---|---|\n");
            for (var wait : waits) {
                page.append(row(wait, happening));
            }
        }
        assertIsWritten(page.toString());
    }

    private String row(Wait wait, Happening happening) throws Exception {
        var standing = wait.way().to(stories.getObject());
        var story = standing.story();
        var order = standing.order();
        if (wait.name().startsWith("End_")) {
            assertThat(story.waits(order.key())).as(wait.name()).isEmpty();
        } else {
            assertThat(story.waits(order.key())).as(wait.name()).contains(wait.name());
        }
        var before = mails(story, order);

        var told = happening.deed().to(standing);
        if (told == null) {
            return "| " + wait.name() + " | | | | | |\n";
        }
        story.runs();
        // What other stories left to the outbox may come before.
        for (var i = 0; i < 50 && mails(story, order).stream().anyMatch(mail -> mail.contains("not sent")); i++) {
            sweeps.run("outbox");
        }

        var messages = new ArrayList<>(mails(story, order));
        before.forEach(messages::remove);
        return "| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        wait.name(),
                        told + settled(story, order),
                        waits(story, order),
                        story.stage(order),
                        String.join("<br>", messages),
                        String.join("<br>", refunds(story, order)))
                .replace(System.lineSeparator(), "\n");
    }

    /** All that waits about the order, the instances of its changes, cases and refunds too. */
    private static String waits(Story story, Story.PlacedOrder order) {
        var waits = story.jdbc()
                .sql("""
                        select e.act_id_ from act_ru_execution i
                        join act_ru_execution e on e.proc_inst_id_ = i.id_
                        where e.act_id_ is not null and e.is_active_ and i.business_key_ in (
                            select id::text from daifa.supplier_order where order_id = :order
                            union all select id::text from daifa.order_change where order_id = :order
                            union all select id::text from daifa.after_sales_case where order_id = :order
                            union all select id::text from daifa.refund where order_id = :order)
                        order by e.act_id_
                        """)
                .param("order", order.id())
                .query(String.class)
                .list();
        return waits.isEmpty() ? "nothing" : String.join("<br>", waits);
    }

    private static String settled(Story story, Story.PlacedOrder order) {
        return story
                .jdbc()
                .sql("select kind || ' ' || state from daifa.order_change where order_id = :order order by id")
                .param("order", order.id())
                .query(String.class)
                .list()
                .stream()
                .map(change -> ", then " + change)
                .collect(Collectors.joining());
    }

    private static List<String> mails(Story story, Story.PlacedOrder order) {
        return story.jdbc()
                .sql("""
                        select template || case when cancelled_at is not null then ' (cancelled)' when sent_at is null then ' (not sent)' else '' end
                        from daifa.mail where order_id = :order order by template, revision, about
                        """)
                .param("order", order.id())
                .query(String.class)
                .list();
    }

    private static List<String> refunds(Story story, Story.PlacedOrder order) {
        return story.jdbc()
                .sql(
                        "select amount || ' ' || reason || ' ' || state from daifa.refund where order_id = :order order by id")
                .param("order", order.id())
                .query(String.class)
                .list();
    }

    private static void assertIsWritten(String page) throws IOException {
        var folder = System.getProperty("daifa.docs");
        if (folder != null) {
            Files.writeString(Path.of(folder, PAGE), page);
        }
        assertThat(Path.of("docs", PAGE)).content().isEqualTo(page);
    }

    // The ways to the waits.

    private Standing inReview(Story story) {
        var order = story.places(story.anOrder().receiver("address", "广东省深圳市樱园西街"));
        story.runs();
        return new Standing(story, order, false);
    }

    private Standing withoutSupplier(Story story) throws Exception {
        products.put(List.of(new Product(story.sku() + "-rare", "稀有", null, false)));
        var document = story.anOrder();
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.json().at("/lines/0"))
                .put("sku", story.sku() + "-rare");
        var order = story.places(document);
        story.runs();
        return new Standing(story, order, false);
    }

    private static Standing onHold(Story story) {
        var order = story.places(story.anOrder());
        story.runsOnce();
        var desk = story.atTheDesk("order-desk");
        var page = "/desk/orders/" + order.id();
        desk.submit(
                page,
                Map.of("do", "hold", "kind", "HOLD", "_csrf", desk.get(page).csrf()));
        story.runs();
        return new Standing(story, order, false);
    }

    private Standing toBeCalled(Story story) throws Exception {
        var standing = withoutSupplier(story);
        var purchasing = story.staff("purchasing");
        completes(
                standing,
                purchasing,
                "Task_ChooseSupplier",
                "outcome",
                "ASSIGN",
                "supplier",
                story.byPhone().id().toString());
        return standing;
    }

    private static Standing overdue(Story story) {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        return new Standing(story, order, true);
    }

    private static Standing chased(Story story) {
        var order = story.accepted();
        story.passes(Duration.ofHours(70));
        return new Standing(story, order, true);
    }

    private static Standing doubted(Story story) {
        var order = story.accepted();
        story.opensLink(story.first(), order).ships("圆通", Story.freshNumber());
        story.runs();
        return new Standing(story, order, true);
    }

    private static Standing underWay(Story story) {
        var number = Story.freshNumber();
        return new Standing(story, story.shipped(number), number, true);
    }

    private static Standing inTrouble(Story story) {
        var standing = underWay(story);
        story.carrierTells(standing.parcel(), "PICKED_UP", "EXCEPTION");
        story.runs();
        return standing;
    }

    private static Standing delivered(Story story) {
        var standing = underWay(story);
        story.carrierTells(standing.parcel(), "PICKED_UP", "DELIVERED");
        story.runs();
        return standing;
    }

    private static Standing inAfterSales(Story story) {
        var standing = delivered(story);
        assertThat(complains(standing)).startsWith("20");
        story.runs();
        return standing;
    }

    private static Standing closed(Story story) {
        var standing = delivered(story);
        story.passes(WINDOW_AND_MORE);
        return standing;
    }

    private static void completes(Standing standing, Staff person, String element, Object... answers) {
        var key = standing.order().key();
        assertThat(person.completes(person.task(key, element), answers).status())
                .isBetween(200, 204);
        standing.story().runs();
    }

    // What happens.

    private static String cancels(Standing standing) {
        return asks(standing, Map.of("externalId", UUID.randomUUID().toString(), "kind", "CANCEL"));
    }

    private static String moves(Standing standing) {
        return asks(
                standing,
                Map.of(
                        "externalId",
                        UUID.randomUUID().toString(),
                        "kind",
                        "ADDRESS",
                        "receiver",
                        Map.of("address", "浙江省杭州市滨江区江南大道100号")));
    }

    private static String asks(Standing standing, Map<String, Object> change) {
        return told(standing.story()
                .shopsDoor()
                .post("/api/v1/orders/" + standing.order().id() + "/changes", change));
    }

    private static @Nullable String accepts(Standing standing) {
        if (!standing.isAsked()) {
            return null;
        }
        var story = standing.story();
        var link = story.linkTo(story.first(), standing.order());
        var opened = story.anybody().get(java.net.URI.create(link).getPath());
        if (!opened.body().contains("value=\"accept\"")) {
            return opened.status() + ", is not asked any more";
        }
        return Integer.toString(story.opensLink(story.first(), standing.order())
                .accepts(story.inTwoDays())
                .status());
    }

    private static @Nullable String loses(Standing standing) {
        return standing.parcel() == null
                ? null
                : told(standing.story().carrierTells(standing.parcel(), "PICKED_UP", "CANCELLED"));
    }

    /** More than is approved at once, for both pieces. */
    private static String complains(Standing standing) {
        return told(standing.story()
                .shopsDoor()
                .post(
                        "/api/v1/orders/" + standing.order().id() + "/after-sales-cases",
                        Map.of(
                                "externalId",
                                UUID.randomUUID().toString(),
                                "problem",
                                "DAMAGED",
                                "photo",
                                true,
                                "askedAmount",
                                "30.00",
                                "lines",
                                List.of(Map.of("line", 1, "quantity", 2)))));
    }

    /** The status, and of a refusal its code. */
    private static String told(Browser.Page page) {
        if (page.status() < 400) {
            return Integer.toString(page.status());
        }
        var problem = page.json();
        var code = problem.at("/errors/0/code")
                .asText(problem.path("code").asText(problem.path("type").asText()));
        return page.status() + " " + code;
    }
}
