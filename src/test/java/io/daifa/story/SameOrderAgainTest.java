package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same order sent many times at once, and another under its number. */
@StoryTest
class SameOrderAgainTest {

    private static final int TIMES = 100;

    @Autowired
    Story story;

    @Test
    void aHundredDeliveriesAtOnceAreOneOrderAndOneAnswer() throws Exception {
        var instances = instances();
        var body = story.anOrder().json().toString();

        var answers = atOnce(body, body);

        assertThat(answers).extracting(Browser.Page::status).containsOnly(202);
        assertThat(answers)
                .extracting(Browser.Page::body)
                .containsOnly(answers.get(0).body());
        assertThat(answers)
                .extracting(answer -> answer.response().headers().firstValue("Location"))
                .containsOnly(answers.get(0).response().headers().firstValue("Location"));
        var id = UUID.fromString(answers.get(0).json().path("orderId").asText());
        assertThat(count(
                        "select count(*) from daifa.customer_order where shop_id = ?",
                        story.shop().id()))
                .isOne();
        assertThat(count("select count(*) from daifa.supplier_order where order_id = ?", id))
                .isOne();
        assertThat(count("select count(*) from daifa.order_event where order_id = ? and what = 'order-received'", id))
                .isOne();
        assertThat(instances()).isEqualTo(instances + 1);
        var key = story.jdbc()
                .sql("select id::text from daifa.supplier_order where order_id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(count("select count(*) from act_ru_execution where business_key_ = ?", key))
                .isOne();
        assertThat(count("select count(*) from act_hi_procinst where business_key_ = ?", key))
                .isOne();

        story.runs();
        assertThat(story.waits(key)).containsExactly("Receive_SupplierAnswer");
        assertThat(story.mailbox().of(story.first().email())).hasSize(1);
    }

    @Test
    void ofTwoOrdersUnderOneNumberAtOnceOneIsTakenAndTheOtherRefused() throws Exception {
        var instances = instances();
        var document = story.anOrder();
        var one = document.json().toString();
        var other = document.receiver("name", "李先生").json().toString();

        var answers = atOnce(one, other);

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(TIMES / 2);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(TIMES / 2);
        assertThat(instances()).isEqualTo(instances + 1);
    }

    @Test
    void anotherOrderUnderTheNumberIsAConflictAndChangesNothing() {
        var document = story.anOrder();
        var order = story.places(document);
        story.runs();
        var before = everythingOf(order);

        var answer = story.shopsDoor()
                .post("/api/v1/orders", document.with("sellerMemo", "another").json());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:daifa:problem:order-differs");
        assertThat(answer.json().path("orderId").asText()).isEqualTo(order.id().toString());
        story.runs();
        assertThat(everythingOf(order)).isEqualTo(before);
    }

    @Test
    void theSameOrderIsTheSameHoweverItIsWrittenAndHoweverFarItIs() {
        var document = story.anOrder();
        var order = story.places(document);
        story.runs();
        var before = everythingOf(order);

        var spaced = document.json().toPrettyString().replace("\"40.00\"", "40");
        var answer = story.shopsDoor().post("/api/v1/orders", spaced);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("orderId").asText()).isEqualTo(order.id().toString());
        assertThat(everythingOf(order)).isEqualTo(before);
    }

    private List<Browser.Page> atOnce(String one, String other) throws Exception {
        var threads = Executors.newFixedThreadPool(TIMES);
        try {
            var start = new CountDownLatch(1);
            var calls = new ArrayList<Callable<Browser.Page>>();
            for (var i = 0; i < TIMES; i++) {
                var body = i % 2 == 0 ? one : other;
                calls.add(() -> {
                    start.await();
                    return story.shopsDoor().post("/api/v1/orders", body);
                });
            }
            var waiting = calls.stream().map(threads::submit).toList();
            start.countDown();
            var answers = new ArrayList<Browser.Page>();
            for (var answer : waiting) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> everythingOf(Story.PlacedOrder order) {
        return story.jdbc().sql("""
                        select to_jsonb(o)::text from daifa.customer_order o where id = :id
                        union all select to_jsonb(l)::text from daifa.order_line l where order_id = :id
                        union all select to_jsonb(s)::text from daifa.supplier_order s where order_id = :id
                        union all select to_jsonb(e)::text from daifa.order_event e where order_id = :id
                        order by 1
                        """).param("id", order.id()).query(String.class).list();
    }

    private long instances() {
        return story.jdbc()
                .sql("select count(*) from act_hi_procinst")
                .query(Long.class)
                .single();
    }

    private long count(String sql, Object parameter) {
        return story.jdbc().sql(sql).param(parameter).query(Long.class).single();
    }
}
