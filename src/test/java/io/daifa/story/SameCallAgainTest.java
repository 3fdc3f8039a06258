package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls sent again under the same Idempotency-Key. */
@StoryTest
class SameCallAgainTest {

    private static final int TIMES = 100;
    private static final String HEADER = "Idempotency-Key";

    @Autowired
    Story story;

    @Autowired
    DataSource database;

    @Autowired
    SweptByHand sweeps;

    private final String key = "\"" + UUID.randomUUID() + "\"";

    @Test
    void aHundredCallsAtOnceUnderOneKeyAreDoneOnce() throws Exception {
        var admin = story.account("keys-at-once", "process-admin");
        var before = keys(admin);

        var answers = atOnce(() -> admin.post(keysPath(), Map.of("name", "at once"), HEADER, key));

        assertThat(keys(admin)).isEqualTo(before + 1);
        assertThat(answers).extracting(Browser.Page::status).isSubsetOf(201, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).isNotEmpty();
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Browser.Page::body)
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201).filter(answer -> !isReplay(answer)))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).allSatisfy(answer -> {
            assertThat(answer.json().path("type").asText()).isEqualTo("urn:daifa:problem:idempotency-key-in-use");
            assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
        });
    }

    @Test
    void theAnswerIsGivenAgainWithItsStatusPlaceAndBody() {
        var document = story.anOrder().json();
        var first = story.shopsDoor().post("/api/v1/orders", document, HEADER, key);
        var again = story.shopsDoor().post("/api/v1/orders", document, HEADER, key);

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(isReplay(first)).isFalse();
        assertThat(isReplay(again)).isTrue();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "Content-Type")) {
            assertThat(again.response().headers().firstValue(header))
                    .isPresent()
                    .isEqualTo(first.response().headers().firstValue(header));
        }
        // The quotation marks are not part of the key.
        var bare = story.shopsDoor().post("/api/v1/orders", document, HEADER, key.replace("\"", ""));
        assertThat(isReplay(bare)).isTrue();
    }

    @Test
    void neitherTheKeyNorTheBodyNorTheAnswerCanBeReadInTheDatabase() {
        var document = story.anOrder().receiver("name", "王秘密").json();
        var answer = story.shopsDoor().post("/api/v1/orders", document, HEADER, key);

        var rows = story.jdbc()
                .sql("select encode(id || fingerprint || answer, 'escape') from daifa.kept_answer")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty();
        for (var secret : List.of(
                key.replace("\"", ""),
                answer.json().path("orderId").asText(),
                answer.json().path("trackingPage").asText(),
                escaped("王秘密"))) {
            assertThat(rows).noneMatch(row -> row.contains(secret));
        }
    }

    @Test
    void theSameKeyForAnotherCallIsRefused() {
        var document = story.anOrder();
        assertThat(story.shopsDoor()
                        .post("/api/v1/orders", document.json(), HEADER, key)
                        .status())
                .isEqualTo(202);

        var otherBody = story.shopsDoor().post("/api/v1/orders", story.anOrder().json(), HEADER, key);
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.json().path("type").asText())
                .isEqualTo("urn:daifa:problem:idempotency-key-of-another-call");

        var id = story.places(story.anOrder()).id();
        var otherPath = story.shopsDoor().post(cases(id), document.json(), HEADER, key);
        assertThat(otherPath.status()).isEqualTo(422);
        assertThat(otherPath.json().path("type").asText())
                .isEqualTo("urn:daifa:problem:idempotency-key-of-another-call");
    }

    @Test
    void callersMayUseTheSameKeyWithoutKnowingOfEachOther() {
        var admin = story.account("keys-shared", "process-admin");
        var other = story.account("keys-shared-too", "camunda-admin");
        assertThat(story.shopsDoor()
                        .post("/api/v1/orders", story.anOrder().json(), HEADER, key)
                        .status())
                .isEqualTo(202);

        var body = Map.of("name", "shared");
        assertThat(admin.post(keysPath(), body, HEADER, key).status()).isEqualTo(201);
        var theirs = other.post(keysPath(), body, HEADER, key);
        assertThat(theirs.status()).isEqualTo(201);
        assertThat(isReplay(theirs)).isFalse();
    }

    @Test
    void whatWasRefusedLeavesTheKeyFreeForTheCallPutRight() {
        var wrong = story.anOrder().with("currency", "XXX1");
        assertThat(story.shopsDoor()
                        .post("/api/v1/orders", wrong.json(), HEADER, key)
                        .status())
                .isEqualTo(422);

        var right = wrong.with("currency", "CNY");
        var taken = story.shopsDoor().post("/api/v1/orders", right.json(), HEADER, key);
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        assertThat(isReplay(taken)).isFalse();
    }

    @Test
    void aKeyCountsForADayAndIsErasedThen() {
        var document = story.anOrder().json();
        var name = Map.of("name", "for a day");
        var admin = story.account("keys-day", "process-admin");
        var first = admin.post(keysPath(), name, HEADER, key);

        story.clock().advance(Duration.ofHours(23));
        assertThat(admin.post(keysPath(), name, HEADER, key).body()).isEqualTo(first.body());
        story.clock().advance(Duration.ofHours(1));
        var later = admin.post(keysPath(), name, HEADER, key);
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.body()).isNotEqualTo(first.body());
        assertThat(story.shopsDoor()
                        .post("/api/v1/orders", document, HEADER, key)
                        .status())
                .isEqualTo(202);

        story.clock().advance(Duration.ofHours(24));
        sweeps.run("keptAnswers");
        assertThat(story.jdbc()
                        .sql("select count(*) from daifa.kept_answer where expires_at <= :now")
                        .param("now", java.sql.Timestamp.from(story.clock().instant()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyWhileTheFirstCallRunsAnotherIsAConflict() throws Exception {
        var order = story.sentToSupplier();
        var request = Map.of("externalId", "1", "problem", "OTHER");
        CompletableFuture<Browser.Page> first;
        try (var connection = locking(order)) {
            first = CompletableFuture.supplyAsync(
                    () -> story.shopsDoor().post(cases(order.id()), request, HEADER, key));
            blocked();

            var second = story.shopsDoor().post(cases(order.id()), request, HEADER, key);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.json().path("type").asText()).isEqualTo("urn:daifa:problem:idempotency-key-in-use");
            connection.rollback();
        }

        assertThat(first.get(30, TimeUnit.SECONDS).status()).isEqualTo(201);
        var third = story.shopsDoor().post(cases(order.id()), request, HEADER, key);
        assertThat(third.status()).isEqualTo(201);
        assertThat(third.body()).isEqualTo(first.get().body());
        assertThat(isReplay(third)).isTrue();
    }

    @Test
    void aFirstCallThatCrashedDoesNotKeepTheKey() throws Exception {
        var order = story.sentToSupplier();
        var request = Map.of("externalId", "1", "problem", "OTHER");
        try (var connection = locking(order)) {
            var first = CompletableFuture.supplyAsync(
                    () -> story.shopsDoor().post(cases(order.id()), request, HEADER, key));
            var backend = blocked();
            // As when its node is gone: its connection ends in the middle.
            story.jdbc()
                    .sql("select pg_terminate_backend(:pid)")
                    .param("pid", backend)
                    .query(Boolean.class)
                    .single();
            assertThat(first.get(30, TimeUnit.SECONDS).status()).isGreaterThanOrEqualTo(500);
            connection.rollback();
        }

        var second = story.shopsDoor().post(cases(order.id()), request, HEADER, key);
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(isReplay(second)).isFalse();
        assertThat(story.shopsDoor().get(cases(order.id())).json().path("cases"))
                .hasSize(1);
    }

    @Test
    void whatHasNoNameOfItsOwnNeedsAKey() {
        var admin = story.account("keys-needed", "process-admin");
        var refused = admin.post(keysPath(), Map.of("name", "without"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:daifa:problem:idempotency-key-missing");
        assertThat(refused.json().at("/problems/0/field").asText()).isEqualTo(HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"open", "two words", "a,b", "\"a\";b=c", "\"a\\b\""})
    void whatIsNoKeyIsRefused(String malformed) {
        var answer = story.shopsDoor().post("/api/v1/orders", story.anOrder().json(), HEADER, malformed);
        assertThat(answer.status()).as(malformed).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:daifa:problem:idempotency-key-malformed");
    }

    @Test
    void aKeyHas255CharactersAtMostAndStandsThereOnce() {
        var door = story.shopsDoor();
        assertThat(door.post("/api/v1/orders", story.anOrder().json(), HEADER, "k".repeat(255))
                        .status())
                .isEqualTo(202);
        assertThat(door.post("/api/v1/orders", story.anOrder().json(), HEADER, "k".repeat(256))
                        .status())
                .isEqualTo(400);
        assertThat(door.post("/api/v1/orders", story.anOrder().json(), HEADER, "\"a\"", HEADER, "\"a\"")
                        .status())
                .isEqualTo(400);
    }

    private static boolean isReplay(Browser.Page answer) {
        return answer.response().headers().firstValue("Idempotent-Replayed").isPresent();
    }

    private String keysPath() {
        return "/api/admin/v1/shops/" + story.shop().code() + "/keys";
    }

    private static String cases(UUID order) {
        return "/api/v1/orders/" + order + "/after-sales-cases";
    }

    private int keys(Browser admin) {
        return admin.get(keysPath()).json().path("keys").size();
    }

    private Connection locking(Story.PlacedOrder order) throws Exception {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        try (var statement =
                connection.prepareStatement("select id from daifa.customer_order where id = ? for update")) {
            statement.setObject(1, order.id());
            statement.execute();
        }
        return connection;
    }

    /** Waits until a call waits for the lock; the server's process that does. */
    private int blocked() {
        var end = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(end)) {
            var waiting = story.jdbc().sql("""
                            select pid from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock' and query like '%customer_order%'
                            """).query(Integer.class).list();
            if (!waiting.isEmpty()) {
                return waiting.get(0);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nobody waits for the order's lock");
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            escaped.append('\\').append(Integer.toOctalString(octet & 0xff));
        }
        return escaped.toString();
    }

    private static List<Browser.Page> atOnce(Callable<Browser.Page> call) throws Exception {
        var threads = Executors.newFixedThreadPool(TIMES);
        try {
            var start = new CountDownLatch(1);
            var calls = new ArrayList<Callable<Browser.Page>>();
            for (var i = 0; i < TIMES; i++) {
                calls.add(() -> {
                    start.await();
                    return call.call();
                });
            }
            var running = calls.stream().map(threads::submit).toList();
            start.countDown();
            var answers = new ArrayList<Browser.Page>();
            for (var one : running) {
                answers.add(one.get(60, TimeUnit.SECONDS));
            }
            assertThat(new HashSet<>(answers)).hasSize(TIMES);
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
