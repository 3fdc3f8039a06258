package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.StuckInstances;
import io.daifa.kernel.StuckInstances.Kind;
import io.daifa.kernel.StuckInstances.Stuck;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What does not go on by itself is found; what was not told is told again. */
@StoryTest
class StuckTest {

    @Autowired
    Story story;

    @Autowired
    StuckInstances stuck;

    @Autowired
    SweptByHand sweeps;

    @Autowired
    ManagementService jobs;

    @Test
    void aWaitThatIsRightIsNotStuck() {
        var sent = story.sentToSupplier();
        var accepted = story.accepted();
        var shipped = story.shipped(Story.freshNumber());
        var delivered = story.delivered();

        for (var order : List.of(sent, accepted, shipped, delivered)) {
            assertThat(stuckAt(order)).as(story.waits(order.key()).toString()).isEmpty();
        }
    }

    @Test
    void anAnswerThatWasStoredAloneIsToldByTheSweep() {
        var order = story.sentToSupplier();
        story.jdbc().sql("""
                        update daifa.supplier_order
                        set state = 'ACCEPTED', answered_at = submitted_at, promised_ship_at = ship_due, chase_at = ship_due
                        where id = :id
                        """).param("id", order.supplierOrder()).update();

        assertThat(stuckAt(order)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.NOT_TOLD);
            assertThat(found.element()).isEqualTo("Receive_SupplierAnswer");
            assertThat(found.detail()).isEqualTo("SupplierAnswered");
        });

        tellsAgain(order);

        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
        assertThat(stuckAt(order)).isEmpty();
    }

    @Test
    void aTaskThatTheAnswerShouldHaveClosedIsClosedByTheSweep() {
        var order = story.sentToSupplier();
        story.passes(Duration.ofHours(13));
        assertThat(story.waits(order.key())).containsExactly("Task_HandleSupplier");
        assertThat(stuckAt(order)).isEmpty();
        story.jdbc().sql("""
                        update daifa.supplier_order
                        set state = 'ACCEPTED', answered_at = submitted_at, promised_ship_at = ship_due, chase_at = ship_due
                        where id = :id
                        """).param("id", order.supplierOrder()).update();

        tellsAgain(order);

        assertThat(story.waits(order.key())).containsExactly("Receive_ShipmentReport");
    }

    @Test
    void anOpenSupplierOrderWithoutAnInstanceIsFound() {
        var order = story.sentToSupplier();
        story.jdbc()
                .sql("update public.act_ru_execution set business_key_ = :other where business_key_ = :key")
                .param("other", "lost " + order.key())
                .param("key", order.key())
                .update();
        try {
            assertThat(stuckAt(order)).singleElement().satisfies(found -> {
                assertThat(found.kind()).isEqualTo(Kind.NO_INSTANCE);
                assertThat(found.process()).isEqualTo("dropship-order");
            });
            var answer = story.account("stuck-admin", "process-admin").get("/api/admin/v1/stuck");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().path("stuck").findValuesAsText("businessKey"))
                    .contains(order.key());
        } finally {
            story.jdbc()
                    .sql("update public.act_ru_execution set business_key_ = :key where business_key_ = :other")
                    .param("other", "lost " + order.key())
                    .param("key", order.key())
                    .update();
        }
    }

    @Test
    void aJobThatFailedAsOftenAsItMayIsFound() {
        var order = story.places(story.anOrder());
        var job = jobs.createJobQuery().list().stream()
                .filter(one -> story.jdbc()
                                .sql(
                                        "select count(*) from public.act_ru_execution where id_ = :id and business_key_ = :key")
                                .param("id", one.getProcessInstanceId())
                                .param("key", order.key())
                                .query(Integer.class)
                                .single()
                        > 0)
                .findFirst()
                .orElseThrow();
        jobs.setJobRetries(job.getId(), 0);

        assertThat(stuckAt(order))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isIn(Kind.INCIDENT, Kind.NO_RETRIES));

        jobs.setJobRetries(job.getId(), 3);
        story.runs();
        assertThat(stuckAt(order)).isEmpty();
    }

    @Test
    void thePageShowsItToAdministratorsAlone() {
        var page = story.atTheDesk("process-admin").get("/desk/stuck");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("What is stuck");
        assertThat(story.atTheDesk("order-desk").get("/desk/stuck").status()).isEqualTo(403);
    }

    private List<Stuck> stuckAt(Story.PlacedOrder order) {
        return stuck.among(List.of(order.supplierOrder()));
    }

    /** The sweep goes round the waits of all stories, some hundred at a time. */
    private void tellsAgain(Story.PlacedOrder order) {
        var before = story.waits(order.key());
        for (var i = 0; i < 100 && story.waits(order.key()).equals(before); i++) {
            sweeps.run("tellAgain");
        }
        story.runs();
    }
}
