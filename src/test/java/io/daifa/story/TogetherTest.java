package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.change.NewChange;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.StuckInstances;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two of answer, deadline, cancellation and change in the same instant, in more than a thousand orders: each order has one outcome, who came
 * too late is told, and no instance is stuck.
 */
@StoryTest
class TogetherTest {

    private static final int ROUNDS = 170;
    private static final Duration LONGEST_START = Duration.ofMillis(15);
    private static final Actor SUPPLIER = Actor.supplier("together");
    private static final Actor WANG = Actor.staff("wang");

    @Autowired
    Story story;

    @Autowired
    Orders orders;

    @Autowired
    SupplierOrders supplierOrders;

    @Autowired
    OrderChanges changes;

    @Autowired
    StuckInstances stuck;

    @Autowired
    ManagementService jobs;

    private Crowd crowd;
    private Map<Story.PlacedOrder, String> deadlines;
    private Instant promised;

    @BeforeEach
    void ordersWhoseAnswersAreDue() throws Exception {
        crowd = Crowd.placed(story, jobs, orders, supplierOrders, ROUNDS);
        crowd.runs();
        crowd.passesBeyond("answer_due");
        deadlines = crowd.timersOf("Event_AnswerOverdue");
        assertThat(deadlines).hasSize(ROUNDS);
        promised = story.clock().instant().plus(Duration.ofDays(2));
    }

    @Test
    void anAnswerAndItsDeadline() throws Exception {
        assertThat(race(this::answer, this::deadline)).isEmpty();

        assertThat(crowd.waits()).isEqualTo(Map.of("Receive_ShipmentReport", ROUNDS));
        assertThat(crowd.told("supplier-accepted")).isEqualTo(ROUNDS);
    }

    @Test
    void aReminderAndTheDeadline() throws Exception {
        var reminders = crowd.timersOf("Event_ReminderDue");
        assertThat(reminders).hasSize(ROUNDS);

        assertThat(race(this::deadline, order -> crowd.execute(reminders.get(order))))
                .isEmpty();

        assertThat(crowd.waits()).isEqualTo(Map.of("Task_HandleSupplier", ROUNDS));
    }

    @Test
    void anAnswerAndACancellation() throws Exception {
        var refused = race(this::answer, this::cancel);

        assertAllAreCancelledOnce();
        assertThat(refused)
                .hasSizeBetween(1, ROUNDS - 1)
                .allSatisfy(answer -> assertThat(answer.why().problems())
                        .extracting(problem -> problem.code())
                        .containsExactly("supplier-order-state"));
        assertThat(crowd.told("supplier-accepted")).isEqualTo(ROUNDS - refused.size());
    }

    @Test
    void anAnswerAndAChange() throws Exception {
        assertThat(race(this::answer, this::move)).isEmpty();
        supplierAgrees();

        assertThat(crowd.waits()).isEqualTo(Map.of("Receive_ShipmentReport", ROUNDS));
        assertThat(crowd.told("supplier-accepted")).isEqualTo(ROUNDS);
        assertAllHaveMoved();
    }

    @Test
    void aDeadlineAndACancellation() throws Exception {
        assertThat(race(this::deadline, this::cancel)).isEmpty();

        assertAllAreCancelledOnce();
    }

    @Test
    void aDeadlineAndAChange() throws Exception {
        assertThat(race(this::deadline, this::move)).isEmpty();
        supplierAgrees();

        assertThat(crowd.waits()).isEqualTo(Map.of("Task_HandleSupplier", ROUNDS));
        assertAllHaveMoved();
    }

    @Test
    void aCancellationAndAChange() throws Exception {
        var refused = race(this::cancel, this::move);

        assertAllAreCancelledOnce();
        var moves = movesByState();
        assertThat(moves.keySet()).containsOnly(OrderChange.State.REFUSED);
        assertThat(moves.get(OrderChange.State.REFUSED)).isEqualTo((long) ROUNDS - refused.size());
        assertThat(crowd.mailed("change-outcome")).isEqualTo(ROUNDS - refused.size());
    }

    /** Both in the same instant for each order, and then all that follows; nothing is stuck. */
    private List<Crowd.Refused> race(Crowd.Deed one, Crowd.Deed other) throws Exception {
        var refused = crowd.races(crowd.orders(), one, other, LONGEST_START);
        crowd.runs();
        assertNothingIsStuck();
        return refused;
    }

    private void assertNothingIsStuck() {
        crowd.assertNothingIsStuck();
        assertThat(stuck.among(crowd.everything())).isEmpty();
    }

    private void assertAllAreCancelledOnce() {
        assertThat(crowd.waits()).isEmpty();
        assertThat(crowd.told("supplier-order-called-off")).isEqualTo(ROUNDS);
        assertThat(crowd.orders())
                .allSatisfy(order -> assertThat(supplierOrders
                                .find(SupplierOrderId.of(order.supplierOrder()))
                                .orElseThrow()
                                .state())
                        .isEqualTo(State.CANCELLED));
        assertThat(crowd.mailed("purchase-order-cancelled")).isEqualTo(ROUNDS);
        assertThat(story.jdbc()
                        .sql("""
                                select count(*) from daifa.refund r join daifa.customer_order o on o.id = r.order_id
                                where o.shop_id = :shop and r.state = 'DUE' and r.amount = o.total
                                """)
                        .param("shop", story.shop().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(ROUNDS);
    }

    private void assertAllHaveMoved() {
        assertNothingIsStuck();
        assertThat(movesByState()).isEqualTo(Map.of(OrderChange.State.GRANTED, (long) ROUNDS));
        assertThat(crowd.orders())
                .allSatisfy(order -> assertThat(supplierOrders
                                .find(SupplierOrderId.of(order.supplierOrder()))
                                .orElseThrow()
                                .revision())
                        .isEqualTo(2));
    }

    private Map<OrderChange.State, Long> movesByState() {
        return crowd.orders().stream()
                .flatMap(order -> changes.ofOrder(OrderId.of(order.id())).stream())
                .collect(java.util.stream.Collectors.groupingBy(
                        OrderChange::state, java.util.stream.Collectors.counting()));
    }

    /** The suppliers that are asked agree. */
    private void supplierAgrees() throws Exception {
        for (var order : crowd.orders()) {
            var id = SupplierOrderId.of(order.supplierOrder());
            for (var question : changes.openQuestions(id)) {
                Conflicts.retried(() -> {
                    changes.answer(question.changeId(), id, true, null, SUPPLIER);
                    return id;
                });
            }
        }
        crowd.runs();
    }

    private void answer(Story.PlacedOrder order) throws Refusal {
        supplierOrders.accept(SupplierOrderId.of(order.supplierOrder()), promised, SUPPLIER, null);
    }

    private void deadline(Story.PlacedOrder order) {
        crowd.execute(deadlines.get(order));
    }

    private void cancel(Story.PlacedOrder order) throws Refusal {
        supplierOrders.cancel(SupplierOrderId.of(order.supplierOrder()), Cancellation.CUSTOMER, WANG, null);
    }

    private void move(Story.PlacedOrder order) throws Refusal {
        changes.request(
                new NewChange(
                        OrderId.of(order.id()),
                        UUID.randomUUID().toString(),
                        OrderChange.Kind.ADDRESS,
                        null,
                        List.of(),
                        new OrderChange.NewReceiver(null, null, "浙江省杭州市滨江区江南大道100号")),
                Actor.shop(story.shop().code()));
    }
}
