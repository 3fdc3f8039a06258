package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refunds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** The shop's answer, its deadline and a person's payment of a refund in the same instant: one of them counts, and nothing is stuck. */
@StoryTest
class RefundRacesTest {

    private static final int ROUNDS = 20;

    @Autowired
    Story story;

    @Autowired
    Orders orders;

    @Autowired
    Refunds refunds;

    @Autowired
    ManagementService jobs;

    @Test
    void theShopsAnswerInTheInstantOfItsDeadlineCounts() throws Exception {
        var asked = asked();
        story.clock().advance(Duration.ofHours(24));

        for (var refund : asked) {
            var timer = timerOf(refund);
            var both = atOnce(() -> fires(timer), () -> answers(refund));
            assertThat(both.get(1)).isEqualTo(200);
        }
        story.runs();

        for (var refund : asked) {
            assertThat(story.waits(refund)).isEmpty();
            assertThat(refunds.find(refund).orElseThrow().reference()).isEqualTo("SHOP");
        }
    }

    @Test
    void whereTheShopAndAPersonPayInTheSameInstantOneOfThemCounts() throws Exception {
        var asked = asked();
        story.passes(Duration.ofHours(24));
        var staff = story.staff("aftersales");

        for (var refund : asked) {
            var task = staff.task(refund.toString(), "Task_RefundByHand");
            staff.claims(task);
            var both = atOnce(
                    () -> staff.completes(task, "outcome", "DONE", "reference", "HAND")
                            .status(),
                    () -> answers(refund));
            assertThat(both)
                    .filteredOn(status -> status < 300)
                    .as("of %s", both)
                    .hasSize(1);
            assertThat(refunds.find(refund).orElseThrow().reference()).isEqualTo(both.get(0) < 300 ? "HAND" : "SHOP");
        }
        story.runs();

        for (var refund : asked) {
            assertThat(story.waits(refund)).isEmpty();
        }
    }

    /** Refunds for which the shop was asked. */
    private List<UUID> asked() throws Refusal {
        story.paysItsRefunds();
        var asked = new ArrayList<UUID>();
        for (var round = 0; round < ROUNDS; round++) {
            var order = OrderId.of(story.places(story.anOrder()).id());
            orders.reject(order, "OUT_OF_STOCK", null, Actor.SYSTEM);
            asked.add(refunds.ofOrder(order).get(0).id());
        }
        story.runs();
        for (var refund : asked) {
            assertThat(story.waits(refund)).containsExactly("Receive_RefundResult");
        }
        return asked;
    }

    private int answers(UUID refund) {
        return story.shopsDoor()
                .post("/api/v1/refunds/" + refund + "/result", Map.of("result", "DONE", "reference", "SHOP"))
                .status();
    }

    /** Runs the timer's job, which may have gone. */
    private int fires(String timer) {
        try {
            jobs.executeJob(timer);
            return 1;
        } catch (ProcessEngineException | ConcurrencyFailureException lost) {
            return 0;
        }
    }

    private String timerOf(UUID refund) {
        return story.jdbc()
                .sql("""
                        select j.id_ from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_
                        where i.business_key_ = :key
                        """)
                .param("key", refund.toString())
                .query(String.class)
                .single();
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var start = new CyclicBarrier(2);
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdown();
        }
    }
}
