package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.RefundPayments.Standing;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.support.TestModules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefundPaymentsTest {

    private static final Actor WANG = Actor.staff("wang");
    private static final Actor LIN = Actor.staff("lin");
    private static final Actor SHOP = Actor.shop("demo");
    private static final List<Refund.Reason> REASONS = List.of(Refund.Reason.values());

    private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());

    private TestModules modules;
    private Refunds refunds;
    private RefundPayments payments;
    private Shop shop;
    private int numbers;

    @BeforeEach
    void start() throws Refusal {
        modules = new TestModules((table, facts) -> List.of(Map.of()), 1);
        modules.hear(RefundDue.class, heard::add);
        modules.hear(RefundChanged.class, heard::add);
        modules.hear(RefundSettled.class, heard::add);
        modules.hear(RefundFailed.class, heard::add);
        refunds = modules.get(Refunds.class);
        payments = modules.get(RefundPayments.class);
        shop = modules.get(Shops.class)
                .register(new Shop(
                        Ids.next(),
                        "demo",
                        "花店",
                        null,
                        "CNY",
                        Languages.CHINESE,
                        Duration.ofDays(4),
                        null,
                        Shop.Refunds.BY_SHOP,
                        null));
    }

    @AfterEach
    void stop() {
        modules.close();
    }

    @Test
    void aShopIsAskedOnceAndItsAnswerSettlesTheRefund() throws Refusal {
        var order = order("25.00");
        var refund = due(order, "20.00");
        assertThat(payments.standing(refund)).isEqualTo(Standing.DUE);
        assertThatThrownBy(() -> payments.paidByShop(refund, "S-1", SHOP)).hasMessageContaining("refund-not-asked");

        payments.ask(refund);
        payments.ask(refund);
        assertThat(payments.standing(refund)).isEqualTo(Standing.ASKED);
        assertThat(story(order)).endsWith("refund-requested", "refund-asked");
        assertThatThrownBy(() -> payments.paidByHand(refund, "A-1", null, WANG)).hasMessageContaining("refund-state");
        assertThatThrownBy(() -> refunds.withdraw(refund, WANG)).hasMessageContaining("refund-with-shop");

        payments.paidByShop(refund, "S-1", SHOP);
        payments.paidByShop(refund, "S-1", SHOP);
        assertThat(payments.standing(refund)).isEqualTo(Standing.DONE);
        assertThatThrownBy(() -> payments.failedAtShop(refund, "no", SHOP))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.isConflict()).isTrue());
        assertThat(heard)
                .containsExactly(
                        new RefundDue(refund, order),
                        new RefundSettled(
                                refund,
                                order,
                                Refund.Reason.CASE,
                                refunds.find(refund).orElseThrow().about()),
                        new RefundChanged(refund, order));
    }

    @Test
    void anOverdueOrFailedAnswerIsForPeopleAndMayStillCome() throws Refusal {
        var order = order("25.00");
        var overdue = due(order, "10.00");
        var failed = due(order, "10.00");
        payments.ask(overdue);
        payments.ask(failed);

        payments.failedAtShop(failed, "账户已注销", SHOP);
        payments.failedAtShop(failed, "账户还是注销的", SHOP);
        assertThat(payments.standing(failed)).isEqualTo(Standing.BY_HAND);
        assertThat(refunds.find(failed).orElseThrow().failure()).isEqualTo("账户已注销");
        modules.clock().advance(Duration.ofHours(24));
        assertThat(payments.standing(overdue)).isEqualTo(Standing.BY_HAND);

        payments.again(overdue, "请再试", WANG);
        payments.again(failed, null, WANG);
        assertThat(payments.standing(overdue)).isEqualTo(Standing.DUE);
        assertThat(payments.standing(failed)).isEqualTo(Standing.DUE);
        payments.ask(overdue);
        payments.ask(failed);
        payments.paidByShop(overdue, "S-1", SHOP);
        payments.failedAtShop(failed, "还是不行", SHOP);
        payments.withdrawnByHand(failed, "平台已退", WANG);
        assertThat(payments.standing(failed)).isEqualTo(Standing.WITHDRAWN);
        assertThat(refunds.left(order)).isEqualTo(Money.of("15.00", "CNY"));
    }

    @Test
    void twoPeoplePayALargeRefund() throws Refusal {
        payByHand();
        var order = order("2000.00");
        var large = due(order, "500.01");
        var small = due(order, "500.00");
        payments.ask(large);
        payments.ask(small);

        payments.paidByHand(small, "A-1", null, WANG);
        assertThatThrownBy(() -> payments.paidByHand(large, "A-2", null, WANG))
                .hasMessageContaining("refund-second-person-needed");
        assertThatThrownBy(() -> payments.again(large, null, WANG)).hasMessageContaining("refund-by-hand-only");
        payments.secondPerson(large, "已核对", WANG);
        assertThatThrownBy(() -> payments.secondPerson(large, null, LIN))
                .hasMessageContaining("refund-second-person-asked");
        assertThatThrownBy(() -> payments.paidByHand(large, "A-2", null, WANG))
                .hasMessageContaining("refund-second-person-same");
        assertThatThrownBy(() -> payments.withdrawnByHand(large, " ", LIN)).hasMessageContaining("note");
        payments.paidByHand(large, "A-2", null, LIN);

        assertThat(payments.standing(large)).isEqualTo(Standing.DONE);
    }

    @Test
    void theCustomerIsToldOnce() throws Refusal {
        payByHand();
        var order = order("25.00");
        modules.jdbc()
                .sql("update daifa.customer_order set customer_email = 'buyer@example.com'")
                .update();
        var refund = due(order, "20.00");
        payments.ask(refund);
        payments.paidByHand(refund, "A-1", null, WANG);
        refunds.done(refund, "A-1", WANG);

        assertThat(modules.get(Mails.class).of(order.value()))
                .extracting(Mails.Sent::template)
                .containsExactly("refund-paid");
    }

    @Test
    void howeverManyDoWhateverAtOnceNeverMoreIsGivenBackThanWasPaid() throws Exception {
        for (var round = 0; round < 12; round++) {
            var order = order("25.00");
            var threads = Executors.newFixedThreadPool(8);
            try {
                var done = new ArrayList<Future<?>>();
                for (var worker = 0; worker < 8; worker++) {
                    var random = new Random(round * 100L + worker);
                    done.add(threads.submit(() -> {
                        for (var i = 0; i < 20; i++) {
                            somethingHappens(order, random);
                        }
                    }));
                }
                for (var one : done) {
                    one.get();
                }
            } finally {
                threads.shutdown();
            }
            var all = refunds.ofOrder(order);
            var given = all.stream()
                    .filter(refund -> refund.state() != Refund.State.WITHDRAWN)
                    .map(Refund::amount)
                    .reduce(Money.zero("CNY"), Money::plus);
            assertThat(given).isLessThanOrEqualTo(Money.of("25.00", "CNY"));
            assertThat(refunds.left(order)).isEqualTo(Money.of("25.00", "CNY").minus(given));
            assertThat(all)
                    .filteredOn(refund -> refund.state() == Refund.State.DONE)
                    .allSatisfy(refund -> {
                        assertThat(refund.reference()).isNotNull();
                        assertThat(heard)
                                .filteredOn(event -> event instanceof RefundSettled settled
                                        && settled.refundId().equals(refund.id()))
                                .hasSize(1);
                    });
            assertThat(all)
                    .allSatisfy(refund -> assertThat(heard)
                            .filteredOn(event -> event.equals(new RefundDue(refund.id(), order)))
                            .hasSizeLessThan(2));
        }
    }

    private void somethingHappens(OrderId order, Random random) {
        var all = refunds.ofOrder(order);
        try {
            if (all.isEmpty() || random.nextInt(4) == 0) {
                refunds.promise(
                        order,
                        REASONS.get(random.nextInt(REASONS.size())),
                        UUID.nameUUIDFromBytes(new byte[] {(byte) random.nextInt(12)}),
                        Money.of("" + (1 + random.nextInt(12)), "CNY"),
                        WANG);
                return;
            }
            var id = all.get(random.nextInt(all.size())).id();
            switch (random.nextInt(8)) {
                case 0, 1 -> becomesDue(id);
                case 2 -> payments.ask(id);
                case 3 -> payments.paidByShop(id, "S-" + random.nextInt(2), SHOP);
                case 4 -> payments.failedAtShop(id, "no", SHOP);
                case 5 -> payments.paidByHand(id, "A-1", null, WANG);
                case 6 -> refunds.withdraw(id, WANG);
                default -> payments.again(id, null, WANG);
            }
        } catch (Refusal refused) {
            assertThat(refused.problems()).isNotEmpty();
        } catch (IllegalStateException notYet) {
            assertThat(notYet).hasMessageContaining("refund");
        }
    }

    private void becomesDue(UUID id) {
        var state = refunds.find(id).orElseThrow().state();
        if (state == Refund.State.PROMISED) {
            refunds.due(id, WANG);
        }
    }

    private void payByHand() throws Refusal {
        modules.get(Shops.class)
                .change(new Shop(
                        shop.id(),
                        shop.code(),
                        shop.name(),
                        null,
                        "CNY",
                        Languages.CHINESE,
                        Duration.ofDays(4),
                        null,
                        Shop.Refunds.BY_HAND,
                        null));
    }

    private UUID due(OrderId order, String amount) throws Refusal {
        var refund =
                refunds.promise(order, Refund.Reason.CASE, UUID.randomUUID(), Money.of(amount, "CNY"), Actor.SYSTEM);
        refunds.due(refund, Actor.SYSTEM);
        return refund;
    }

    private OrderId order(String total) {
        numbers++;
        var draft = DraftOrder.numbered(
                        "R-" + numbers, "收货人" + numbers, modules.clock().instant())
                .total(total);
        var taken = modules.get(Orders.class).take(shop, List.of(draft.order())).get(0);
        return ((Taken.Accepted) taken).orderId();
    }

    private List<String> story(OrderId order) {
        return modules.get(Journal.class).of(order.value()).stream()
                .map(written -> written.entry().what())
                .toList();
    }
}
