package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.NewCase;
import io.daifa.kernel.Actor;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.CarrierEvent;
import io.daifa.tracking.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Facts that are stored in the same instant as their wait is entered, ends by itself, or is ended by a person: none is lost, none counts twice. */
@StoryTest
class RacesTest {

    private static final Actor SUPPLIER = Actor.supplier("races");

    @Autowired
    Story story;

    @Autowired
    Orders orders;

    @Autowired
    SupplierOrders supplierOrders;

    @Autowired
    Parcels parcels;

    @Autowired
    Tracks tracks;

    @Autowired
    Cases cases;

    @Autowired
    ManagementService jobs;

    private Instant promised;

    @BeforeEach
    void promise() {
        promised = story.clock().instant().plus(Duration.ofDays(2));
    }

    @Test
    void aThousandAnswersAndCarriersEventsMeetTheirWaits() throws Exception {
        var crowd = crowd(500);

        crowd.runsUntilAfter("Task_SendSupplierOrder");
        assertThat(crowd.race(crowd.jobsAfter("Task_SendSupplierOrder"), this::accept))
                .isEmpty();
        var answered = crowd.jobsAfter("Receive_SupplierAnswer");
        // Some answers found the wait, some were found by the gateway; else this was no race.
        assertThat(answered).hasSizeBetween(1, crowd.size() - 1);
        var numbers = new ConcurrentHashMap<UUID, String>();
        assertThat(crowd.race(answered, order -> report(order, numbers))).isEmpty();
        crowd.runsUntilAfter("Task_TellShipped");
        assertThat(crowd.told("supplier-accepted")).isEqualTo(crowd.size());
        for (var order : crowd.orders()) {
            if (!answered.containsKey(order)) {
                report(order, numbers);
            }
        }

        crowd.runsUntilAfter("Task_TellShipped");
        assertThat(crowd.told("shipment-reported")).isEqualTo(crowd.size());
        assertThat(crowd.mailed("order-shipped")).isEqualTo(crowd.size());
        var shipped = crowd.jobsAfter("Task_TellShipped");
        assertThat(shipped).hasSize(crowd.size());
        assertThat(crowd.race(shipped, order -> delivered(numbers.get(order.id()))))
                .isEmpty();
        crowd.runsUntilAfter("Task_TellDelivered");
        assertThat(crowd.mailed("order-delivered")).isEqualTo(crowd.size());

        var told = crowd.jobsAfter("Task_TellDelivered");
        assertThat(told).hasSize(crowd.size());
        assertThat(crowd.race(told, this::complain)).isEmpty();
        crowd.runs();
        crowd.assertNothingIsStuck();
        assertThat(crowd.waits()).isEqualTo(Map.of("Receive_CasesSettled", crowd.size()));
        assertThat(crowd.told("case-opened")).isEqualTo(crowd.size());
    }

    @Test
    void anAnswerInTheInstantOfItsDeadlineCountsOnce() throws Exception {
        var crowd = crowd(100);
        crowd.runs();
        crowd.passesBeyond("answer_due");

        assertThat(crowd.race(crowd.timersOf("Event_AnswerOverdue"), this::accept))
                .isEmpty();
        crowd.runs();

        crowd.assertNothingIsStuck();
        assertThat(crowd.waits()).isEqualTo(Map.of("Receive_ShipmentReport", crowd.size()));
        assertThat(crowd.told("supplier-accepted")).isEqualTo(crowd.size());
    }

    @Test
    void aReportInTheInstantOfItsDeadlineCountsOnce() throws Exception {
        var crowd = crowd(100);
        crowd.runs();
        for (var order : crowd.orders()) {
            accept(order);
        }
        crowd.runs();
        crowd.passesBeyond("chase_at");

        var numbers = new ConcurrentHashMap<UUID, String>();
        assertThat(crowd.race(crowd.timersOf("Event_ShipByNear"), order -> report(order, numbers)))
                .isEmpty();
        crowd.runs();

        crowd.assertNothingIsStuck();
        assertThat(crowd.waits()).isEqualTo(Map.of("Receive_ParcelsSettled", crowd.size()));
        assertThat(crowd.mailed("order-shipped")).isEqualTo(crowd.size());
    }

    /** A node that takes a timer in hand changes its row without the order's lock; the answer that ends the timer must not fail for it. */
    @Test
    void anAnswerCountsWhileANodeTakesItsDeadlineInHand() throws Exception {
        var crowd = crowd(100);
        crowd.runs();
        var timers = crowd.timersOf("Event_AnswerOverdue");
        assertThat(timers).hasSize(crowd.size());

        assertThat(crowd.races(
                        crowd.orders(), order -> takeInHand(timers.get(order)), this::accept, Duration.ofMillis(12)))
                .isEmpty();
        crowd.runs();

        crowd.assertNothingIsStuck();
        assertThat(crowd.waits()).isEqualTo(Map.of("Receive_ShipmentReport", crowd.size()));
        assertThat(crowd.told("supplier-accepted")).isEqualTo(crowd.size());
    }

    @Test
    void ofAPersonAndALateAnswerOneDecidesAndTheOtherIsTold() throws Exception {
        var crowd = crowd(60);
        crowd.runs();
        crowd.passesBeyond("answer_due");
        crowd.runs();
        assertThat(crowd.waits()).isEqualTo(Map.of("Task_HandleSupplier", crowd.size()));
        var purchasing = story.staff("purchasing");
        var tasks = new HashMap<UUID, Staff.Task>();
        for (var order : crowd.orders()) {
            tasks.put(order.id(), purchasing.task(order.key(), "Task_HandleSupplier"));
        }

        var completed = new ConcurrentHashMap<UUID, Browser.Page>();
        var refused = crowd.races(
                crowd.orders(),
                order -> completed.put(
                        order.id(),
                        purchasing.completesPlainly(
                                tasks.get(order.id()), "outcome", "REJECTED", "rejectionReason", "OTHER")),
                this::accept,
                Duration.ofMillis(150));
        crowd.runs();

        crowd.assertNothingIsStuck();
        var rejected = refused.stream().map(refusal -> refusal.order().id()).toList();
        assertThat(rejected).hasSizeBetween(1, crowd.size() - 1);
        completed.forEach((order, page) -> {
            if (rejected.contains(order)) {
                assertThat(page.status()).isBetween(200, 204);
            } else {
                assertThat(page.status()).as(page.body()).isIn(404, 409, 422);
            }
        });
        assertThat(crowd.waits())
                .isEqualTo(Map.of(
                        "Receive_ShipmentReport",
                        crowd.size() - rejected.size(),
                        "Receive_SupplierAnswer",
                        rejected.size()));
        assertThat(crowd.told("supplier-accepted")).isEqualTo(crowd.size() - rejected.size());
        assertThat(crowd.told("supplier-rejected")).isEqualTo(rejected.size());
    }

    private void accept(Story.PlacedOrder order) throws Exception {
        supplierOrders.accept(SupplierOrderId.of(order.supplierOrder()), promised, SUPPLIER, null);
    }

    private void report(Story.PlacedOrder order, Map<UUID, String> numbers) throws Exception {
        var number = numbers.computeIfAbsent(order.id(), id -> Story.freshNumber());
        parcels.report(
                SupplierOrderId.of(order.supplierOrder()), List.of(new ReportedParcel("顺丰", number)), SUPPLIER, null);
    }

    private void delivered(String number) {
        var now = story.clock().instant();
        tracks.record(
                "daifa",
                List.of(
                        new CarrierEvent(number, now.minusSeconds(60), "PICKED_UP", null, null),
                        new CarrierEvent(number, now, "DELIVERED", null, null)));
    }

    private void complain(Story.PlacedOrder order) throws Exception {
        cases.open(
                new NewCase(OrderId.of(order.id()), "race", CaseProblem.DAMAGED, "broken", true, null, null, List.of()),
                Actor.shop(story.shop().code()));
    }

    private void takeInHand(String timer) {
        story.jdbc().sql("""
                        update act_ru_job set rev_ = rev_ + 1, lock_owner_ = 'another node', lock_exp_time_ = duedate_ where id_ = :id
                        """).param("id", timer).update();
    }

    private Crowd crowd(int size) {
        return Crowd.placed(story, jobs, orders, supplierOrders, size);
    }
}
