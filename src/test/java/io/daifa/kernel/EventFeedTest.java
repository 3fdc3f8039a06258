package io.daifa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.support.TestModules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.IllegalTransactionStateException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventFeedTest {

    private TestModules modules;
    private Journal journal;
    private EventFeed feed;

    @BeforeAll
    void start() {
        modules = new TestModules((table, facts) -> List.of(), 1);
        journal = modules.get(Journal.class);
        feed = modules.get(EventFeed.class);
    }

    @AfterAll
    void stop() {
        modules.close();
    }

    @Test
    void anEntryComesBackAsItWasWrittenWithItsOrdersShop() throws Exception {
        var shop = shop();
        var order = order(shop);
        var entry = new Journal.Entry(
                order,
                Ids.next(),
                Actor.staff("wang"),
                "note-written",
                Map.of("what", "${7*7} #{x} <script>"),
                "it's \"so\"");

        write(entry);

        assertThat(journal.of(order)).singleElement().satisfies(written -> {
            assertThat(written.entry()).isEqualTo(entry);
            assertThat(written.at()).isEqualTo(modules.clock().instant());
        });
        assertThat(feed.ofShop(shop, null, 10).events()).isEqualTo(journal.of(order));
        assertThat(feed.ofShop(shop(), null, 10).events()).isEmpty();
    }

    @Test
    void aReaderMissesNothingThatCommitsLateWithASmallerNumber() throws Exception {
        var shop = shop();
        var slow = order(shop);
        var quick = order(shop);
        var written = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var other = Executors.newSingleThreadExecutor();
        try {
            var late = other.submit(() -> modules.transactions().executeWithoutResult(status -> {
                journal.write(entry(slow, "first"));
                written.countDown();
                await(goOn);
            }));
            await(written);
            write(entry(quick, "second"));

            var early = feed.ofShop(shop, null, 10);
            assertThat(early.events())
                    .as("nothing is told while an older transaction runs")
                    .isEmpty();
            goOn.countDown();
            late.get();

            assertThat(feed.ofShop(shop, early.next(), 10).events())
                    .extracting(event -> event.entry().what())
                    .containsExactly("first", "second");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void pagesGoOnWhereTheLastOneStopped() throws Exception {
        var shop = shop();
        var order = order(shop);
        modules.transactions()
                .executeWithoutResult(status ->
                        journal.write(List.of(entry(order, "one"), entry(order, "two"), entry(order, "three"))));
        write(entry(order, "four"));

        var told = new ArrayList<String>();
        var page = feed.ofShop(shop, null, 3);
        while (!page.events().isEmpty()) {
            page.events().forEach(event -> told.add(event.entry().what()));
            page = feed.ofShop(shop, page.next(), 3);
        }

        assertThat(told).containsExactly("one", "two", "three", "four");
        assertThat(page.next())
                .as("a reader that is up to date keeps its place")
                .isNotNull();
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        for (var cursor :
                List.of("", "x", "!!", "MTIz", "LTEuMQ", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5LjE", "MS4x.MS4x")) {
            assertThatThrownBy(() -> feed.ofShop(shop(), cursor, 10))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problems())
                                    .containsExactly(Problem.at("cursor", "cursor-malformed")));
        }
    }

    @Test
    void anEntryIsWrittenInTheTransactionOfItsFactOnly() {
        assertThatThrownBy(() -> journal.write(List.of(entry(Ids.next(), "alone"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private void write(Journal.Entry entry) {
        modules.transactions().executeWithoutResult(status -> journal.write(entry));
    }

    private static Journal.Entry entry(UUID order, String what) {
        return Journal.Entry.of(order, null, Actor.SYSTEM, what, Map.of());
    }

    private UUID shop() {
        var id = Ids.next();
        modules.jdbc().sql("""
                        insert into daifa.shop (id, code, name, currency, language, ship_promise_hours, created_at)
                        values (:id, :code, 'Shop', 'CNY', 'zh', 96, '2026-11-23T00:00:00Z')
                        """).param("id", id).param("code", id.toString()).update();
        return id;
    }

    private UUID order(UUID shop) {
        var id = Ids.next();
        modules.jdbc()
                .sql("""
                        insert into daifa.customer_order (
                            id, shop_id, shop_order_number, stage, content_hash, placed_at, received_at, payment, currency, total,
                            shipping_fee, discount, ship_by, language, receiver_phone_kind, receiver_country, likeness)
                        values (
                            :id, :shop, :number, 'RECEIVED', '', '2026-11-23T00:00:00Z', '2026-11-23T00:00:00Z', 'PAID', 'CNY', 1,
                            0, 0, '2026-11-23T00:00:00Z', 'zh', 'PLAIN', 'CN', '')
                        """)
                .param("id", id)
                .param("shop", shop)
                .param("number", id.toString())
                .update();
        return id;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
