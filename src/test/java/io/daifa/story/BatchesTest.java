package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many orders held, released and rerouted at once. */
@StoryTest
class BatchesTest {

    private static final String BATCHES = "/api/admin/v1/batches";

    @Autowired
    Story story;

    @Autowired
    SweptByHand sweeps;

    @Test
    void anArticleThatIsOutOfStockHoldsItsOrdersAndThoseThatComeLater() {
        var sent = story.sentToSupplier();
        var accepted = story.accepted();
        var shipped = story.shipped(Story.freshNumber());

        var preview = admin().post(BATCHES + "/preview", hold(Map.of("kind", "SKU", "sku", story.sku())));
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().path("orders").asInt()).isEqualTo(2);
        assertThat(preview.json().path("pieces").asInt()).isEqualTo(4);
        assertThat(preview.json().at("/paid/0/amount").asText()).isEqualTo("80.00");
        assertThat(preview.json().path("leftOut")).hasToString("{\"SHIPPED\":1}");
        assertThat(stops(sent)).isEmpty();

        var batch = starts(hold(Map.of("kind", "SKU", "sku", story.sku())));
        assertThat(batch.path("state").asText()).isEqualTo("RUNNING");
        sweeps.run("batchWork");

        batch = batch(batch);
        assertThat(batch.path("state").asText()).isEqualTo("STANDING");
        assertThat(batch.at("/progress/done").asInt()).isEqualTo(2);
        assertThat(batch.at("/progress/leftBehind").asInt()).isEqualTo(1);
        assertThat(stops(sent)).containsExactly("BATCH");
        assertThat(stops(accepted)).containsExactly("BATCH");
        assertThat(stops(shipped)).isEmpty();
        assertThat(orders(batch)).anySatisfy(order -> {
            assertThat(order.path("orderId").asText()).isEqualTo(shipped.id().toString());
            assertThat(order.path("reason").asText()).isEqualTo("SHIPPED");
        });

        var mails = story.mailbox().of(story.first().email()).size();
        var later = story.places(story.anOrder());
        story.runs();
        assertThat(stops(later)).containsExactly("BATCH");
        assertThat(story.waits(later.key())).containsExactly("Receive_OrderReleased");
        assertThat(story.mailbox().of(story.first().email())).hasSize(mails);
        assertThat(batch(batch).at("/progress/later").asInt()).isEqualTo(1);

        assertThat(admin().post(path(batch) + "/release", "").status()).isEqualTo(200);
        sweeps.run("batchWork");
        story.runs();

        batch = batch(batch);
        assertThat(batch.path("state").asText()).isEqualTo("RELEASED");
        assertThat(batch.at("/progress/released").asInt()).isEqualTo(3);
        assertThat(stops(sent)).isEmpty();
        assertThat(stops(later)).isEmpty();
        assertThat(story.waits(later.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.first().email())).hasSize(mails + 1);
        assertThat(story.journal(sent)).contains("order-stopped", "order-stop-lifted");

        var after = story.sentToSupplier();
        assertThat(stops(after)).isEmpty();
    }

    @Test
    void theOrdersOfASupplierGoToTheNextThatFits() {
        var sent = story.sentToSupplier();
        var accepted = story.accepted();

        var batch = starts(Map.of(
                "action",
                "REROUTE",
                "note",
                "The supplier's warehouse is closed",
                "cause",
                Map.of("kind", "SUPPLIER", "supplier", story.first().code())));
        sweeps.run("batchWork");
        story.runs();

        batch = batch(batch);
        assertThat(batch.path("state").asText()).isEqualTo("FINISHED");
        assertThat(batch.at("/progress/done").asInt()).isEqualTo(1);
        assertThat(orders(batch)).anySatisfy(order -> {
            assertThat(order.path("orderId").asText()).isEqualTo(accepted.id().toString());
            assertThat(order.path("reason").asText()).isEqualTo("SUPPLIER_HAS_ACCEPTED");
        });
        assertThat(story.waits(sent.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.second().email())).hasSize(1);
        assertThat(supplierOf(sent)).isEqualTo(story.second().id());
        assertThat(supplierOf(accepted)).isEqualTo(story.first().id());

        story.opensLink(story.second(), sent).accepts(story.inTwoDays());
        story.runs();
        assertThat(story.waits(sent.key())).containsExactly("Receive_ShipmentReport");

        var refused = admin().post(path(batch) + "/release", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:daifa:problem:batch-not-releasable");
    }

    @Test
    void aRegionIsHeldByItsCode() {
        // A place where no other story's orders go: a batch knows no shops.
        var lanzhou = story.places(story.anOrder().receiver("address", "甘肃省兰州市城关区东岗西路9号"));
        story.runs();

        var elsewhere = admin().post(BATCHES + "/preview", hold(Map.of("kind", "REGION", "region", "65")));
        assertThat(firstOrders(elsewhere)).doesNotContain(lanzhou.id().toString());
        var batch = starts(hold(Map.of("kind", "REGION", "region", "620102")));
        sweeps.run("batchWork");
        assertThat(stops(lanzhou)).containsExactly("BATCH");

        assertThat(admin().post(path(batch) + "/release", "").status()).isEqualTo(200);
        sweeps.run("batchWork");
        assertThat(stops(lanzhou)).isEmpty();
    }

    @Test
    void severalNodesShareTheWorkAndEachOrderIsWorkedOnce() throws Exception {
        var orders = new ArrayList<Story.PlacedOrder>();
        for (var i = 0; i < 20; i++) {
            orders.add(story.places(story.anOrder()));
        }
        story.runs();
        var batch = starts(hold(Map.of("kind", "SKU", "sku", story.sku())));

        onNodes(4);

        assertThat(batch(batch).at("/progress/done").asInt()).isEqualTo(20);
        for (var order : orders) {
            assertThat(story.journal(order).stream().filter("order-stopped"::equals))
                    .hasSize(1);
        }
        assertThat(admin().post(path(batch) + "/release", "").status()).isEqualTo(200);
        assertThat(admin().post(path(batch) + "/release", "").status()).isEqualTo(200);
        onNodes(4);
        assertThat(batch(batch).path("state").asText()).isEqualTo("RELEASED");
        for (var order : orders) {
            assertThat(story.journal(order).stream().filter("order-stop-lifted"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsReleasedBeforeItWasWorkedIsNotHeld() {
        var order = story.sentToSupplier();
        var batch = starts(hold(Map.of("kind", "SKU", "sku", story.sku())));
        assertThat(admin().post(path(batch) + "/release", "").status()).isEqualTo(200);

        sweeps.run("batchWork");

        assertThat(stops(order)).isEmpty();
        assertThat(batch(batch).path("state").asText()).isEqualTo("RELEASED");
        assertThat(orders(batch))
                .singleElement()
                .satisfies(one -> assertThat(one.path("reason").asText()).isEqualTo("RELEASED_BEFORE"));
    }

    @Test
    void aBatchIsStartedOnceAndWhatIsWrongIsNamed() {
        var key = UUID.randomUUID().toString();
        var document = hold(Map.of("kind", "SKU", "sku", story.sku()));
        var first = admin().post(BATCHES, document, "Idempotency-Key", key);
        var again = admin().post(BATCHES, document, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(admin().post(BATCHES, document).status()).isEqualTo(400);

        for (var wrong : List.of(
                hold(Map.of("kind", "SKU")),
                hold(Map.of("kind", "REGION", "region", "Xinjiang")),
                hold(Map.of("kind", "SUPPLIER", "supplier", "nobody")),
                Map.of("action", "HOLD", "cause", Map.of("kind", "SKU", "sku", story.sku())))) {
            var refused = admin().post(
                            BATCHES, wrong, "Idempotency-Key", UUID.randomUUID().toString());
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        }
        admin().post(path(first.json()) + "/release", "");
        sweeps.run("batchWork");
    }

    @Test
    void theDeskLooksFirstThenStartsAndReleases() {
        var order = story.sentToSupplier();
        var desk = story.atTheDesk("order-desk");
        var page = desk.get("/desk/batches");
        assertThat(page.status()).isEqualTo(200);
        var form = Map.of(
                "action", "HOLD", "kind", "SKU", "sku", story.sku(), "supplier", "", "region", "", "note", "Sold out");

        var looked = desk.submit("/desk/batches", with(form, "do", "preview", "_csrf", page.csrf()));
        assertThat(looked.status()).as(looked.body()).isEqualTo(200);
        assertThat(looked.body()).contains("It concerns 1 orders", "¥40.00", "Start with 1 orders");
        assertThat(stops(order)).isEmpty();

        var id = UUID.randomUUID().toString();
        var start = with(form, "do", "start", "batch", id, "_csrf", looked.csrf());
        var started = desk.submit("/desk/batches", start);
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        assertThat(desk.submit("/desk/batches", start).status()).isEqualTo(200);
        sweeps.run("batchWork");
        assertThat(stops(order)).containsExactly("BATCH");
        var standing = desk.get("/desk/batches/" + id);
        assertThat(standing.body()).contains("Standing", "Sold out", order.number(), "Release these orders");

        var released = desk.submit("/desk/batches/" + id, Map.of("do", "release", "_csrf", standing.csrf()));
        assertThat(released.status()).isEqualTo(200);
        sweeps.run("batchWork");
        assertThat(desk.get("/desk/batches/" + id).body()).contains("Released");
        assertThat(stops(order)).isEmpty();

        var withoutWhy = desk.submit("/desk/batches", with(form, "do", "start", "note", " ", "_csrf", looked.csrf()));
        assertThat(withoutWhy.status()).isEqualTo(422);
        assertThat(withoutWhy.body()).contains("Say why");
        assertThat(story.atTheDesk("logistics").get("/desk/batches").status()).isEqualTo(403);
        assertThat(story.atTheDesk("purchasing").get("/desk/batches").status()).isEqualTo(200);
    }

    private void onNodes(int nodes) throws Exception {
        var threads = Executors.newFixedThreadPool(nodes);
        try {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < nodes; i++) {
                running.add(threads.submit(() -> sweeps.run("batchWork")));
            }
            for (var one : running) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        // A node that saw an order still in another's hands leaves the end to the next sweep.
        sweeps.run("batchWork");
    }

    private static Map<String, Object> hold(Map<String, String> cause) {
        return Map.of("action", "HOLD", "cause", cause, "note", "Out of stock");
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        var all = new java.util.HashMap<>(form);
        for (var i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private Browser admin() {
        return story.account("batch-admin", "process-admin");
    }

    private JsonNode starts(Map<String, Object> document) {
        var answer = admin().post(
                        BATCHES, document, "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.response().headers().firstValue("Location")).contains(path(answer.json()));
        return answer.json();
    }

    private static String path(JsonNode batch) {
        return BATCHES + "/" + batch.path("batchId").asText();
    }

    private JsonNode batch(JsonNode batch) {
        return admin().get(path(batch)).json();
    }

    private List<JsonNode> orders(JsonNode batch) {
        var orders = new ArrayList<JsonNode>();
        admin().get(path(batch) + "/orders").json().path("orders").forEach(orders::add);
        return orders;
    }

    private static List<String> firstOrders(Browser.Page preview) {
        var orders = new ArrayList<String>();
        preview.json().path("first").forEach(order -> orders.add(order.asText()));
        return orders;
    }

    private UUID supplierOf(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select supplier_id from daifa.supplier_order where id = :id")
                .param("id", order.supplierOrder())
                .query(UUID.class)
                .single();
    }

    private List<String> stops(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select kind from daifa.order_stop where order_id = :id")
                .param("id", order.id())
                .query(String.class)
                .list();
    }
}
