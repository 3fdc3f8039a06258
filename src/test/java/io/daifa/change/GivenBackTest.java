package io.daifa.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.NewCase;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Resolution;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.NewOrder;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.order.Receiver;
import io.daifa.order.Refunds;
import io.daifa.order.Taken;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.SupplierOrders;
import io.daifa.support.TestModules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Refund, compensation, return, cancellation and second thoughts in any interleaving, two people at once: never more is given back than was
 * paid, never more units are claimed than were bought.
 */
class GivenBackTest {

    /** How many orders; ten thousand take some minutes. */
    private static final int ROUNDS = Integer.getInteger("daifa.rounds", 500);

    private static final int AT_ONCE = 50;
    private static final Actor WANG = Actor.staff("wang");

    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private TestModules modules;
    private Orders orders;
    private Refunds refunds;
    private SupplierOrders supplierOrders;
    private OrderChanges changes;
    private Cases cases;
    private Offers offers;
    private Shop shop;

    @BeforeEach
    void start() throws Refusal {
        modules = new TestModules(
                (table, facts) -> List.of(Map.of("resolution", "REFUND_ONLY", "freight", "NONE", "reason", "damaged")),
                1,
                "io.daifa.supplier",
                "io.daifa.shipment",
                "io.daifa.tracking",
                "io.daifa.aftersales",
                "io.daifa.change");
        orders = modules.get(Orders.class);
        refunds = modules.get(Refunds.class);
        supplierOrders = modules.get(SupplierOrders.class);
        changes = modules.get(OrderChanges.class);
        cases = modules.get(Cases.class);
        offers = modules.get(Offers.class);
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
                        Shop.Refunds.BY_HAND,
                        null));
        modules.get(Products.class)
                .put(List.of(new Product("SKU-A", "商品A", null, false), new Product("SKU-B", "商品B", null, false)));
    }

    @AfterEach
    void stop() {
        people.shutdown();
        modules.close();
    }

    @FunctionalInterface
    private interface Deed {

        void of(OrderId order, Random random) throws Refusal;
    }

    private final List<Deed> deeds = List.of(
            (order, random) -> claims(order, random, Resolution.REFUND_ONLY),
            (order, random) -> claims(order, random, Resolution.COMPENSATION),
            (order, random) -> claims(order, random, Resolution.RETURN_REFUND),
            this::cancelsAPart,
            this::cancelsASupplierOrder,
            this::thinksAgain);

    @Test
    void neverMoreIsGivenBackThanPaidNorClaimedThanBought() throws Exception {
        for (var from = 0; from < ROUNDS; from += AT_ONCE) {
            for (var order : take(from)) {
                interleave(order, new Random(from));
                assertBounds(order);
            }
        }
        // Both happened, often: else nothing was tried.
        assertThat(done.get()).isGreaterThan(ROUNDS);
        assertThat(refused.get()).isGreaterThan(ROUNDS / 2);
    }

    /** Two people do what comes to their minds. */
    private void interleave(OrderId order, Random random) throws Exception {
        var all = new ArrayList<>(deeds);
        Collections.shuffle(all, random);
        var work = new ArrayList<Callable<Object>>();
        for (var person = 0; person < 2; person++) {
            var mine = all.subList(person * all.size() / 2, (person + 1) * all.size() / 2);
            var own = new Random(random.nextLong());
            work.add(() -> {
                mine.forEach(deed -> tries(deed, order, own));
                return order;
            });
        }
        for (Future<Object> one : people.invokeAll(work, 1, TimeUnit.MINUTES)) {
            one.get();
        }
    }

    private void tries(Deed deed, OrderId order, Random random) {
        try {
            deed.of(order, random);
            done.incrementAndGet();
        } catch (Refusal refusal) {
            refused.incrementAndGet();
        }
    }

    private void claims(OrderId order, Random random, Resolution resolution) throws Refusal {
        var lines = random.nextInt(4) == 0
                ? List.<AfterSalesCase.Line>of()
                : List.of(new AfterSalesCase.Line(random.nextInt(1, 3), random.nextInt(1, 3)));
        var asked = random.nextBoolean() ? Money.of(random.nextInt(1, 30) + ".00", "CNY") : null;
        var request = new NewCase(
                order, UUID.randomUUID().toString(), CaseProblem.DAMAGED, "broken", true, asked, null, lines);
        for (var opened : cases.open(request, WANG)) {
            var id = opened.id();
            cases.propose(id);
            if (cases.standing(id) == Cases.Standing.UNDECIDED) {
                var refund = Money.of(random.nextInt(1, 45) + ".00", "CNY");
                cases.decide(
                        id,
                        new Cases.Verdict(
                                resolution, refund, AfterSalesCase.Freight.NONE, null, "agreed", random.nextBoolean()),
                        WANG);
            }
            goesOn(id, random.nextBoolean());
        }
    }

    /** In one transaction, as the process does it: the other may withdraw the case at any moment. */
    private void goesOn(CaseId id, boolean accepts) throws Refusal {
        var refusal = modules.transactions().execute(transaction -> {
            cases.lock(id);
            try {
                var offer = offers.standing(id);
                if (offer.isPresent() && accepts) {
                    offers.accept(id, offer.get().round(), null, WANG);
                }
                if (cases.find(id).orElseThrow().state() != AfterSalesCase.State.CANCELED
                        && cases.standing(id) == Cases.Standing.AGREED
                        && cases.nextStep(id) == Cases.NextStep.FINISH
                        && cases.isMoneyDue(id)) {
                    cases.releaseRefund(id);
                }
                return null;
            } catch (Refusal e) {
                return e;
            }
        });
        if (refusal != null) {
            throw refusal;
        }
    }

    private void cancelsAPart(OrderId order, Random random) throws Refusal {
        var lines = List.of(new OrderChange.Line(random.nextInt(1, 3), random.nextInt(1, 3)));
        var change = changes.request(
                new NewChange(order, UUID.randomUUID().toString(), OrderChange.Kind.CANCEL, null, lines, null), WANG);
        // One step of the process does both.
        modules.transactions().executeWithoutResult(status -> {
            changes.assess(change.id());
            if (changes.way(change.id()) == OrderChange.Way.GRANT) {
                changes.apply(change.id());
            }
        });
    }

    private void cancelsASupplierOrder(OrderId order, Random random) throws Refusal {
        if (random.nextInt(3) == 0) {
            var first = supplierOrders.ofOrder(order).get(0).id();
            supplierOrders.cancel(first, Cancellation.OUT_OF_STOCK, WANG, null);
            supplierOrders.refundCancelled(first);
        }
    }

    private void thinksAgain(OrderId order, Random random) throws Refusal {
        for (var opened : cases.ofOrder(order)) {
            if (random.nextBoolean()) {
                cases.withdraw(opened.id(), null, WANG);
            }
        }
    }

    private void assertBounds(OrderId order) {
        assertThat(refunds.left(order).amount()).as("left of %s", order).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        assertThat(modules.jdbc()
                        .sql("""
                                select l.line from daifa.order_line l where l.order_id = :order and l.quantity < (
                                    select coalesce(sum(c.quantity), 0) from daifa.case_line c
                                    join daifa.after_sales_case a on a.id = c.case_id
                                    where a.order_id = l.order_id and c.line = l.line and a.state not in ('DECLINED', 'CANCELED'))
                                """)
                        .param("order", order.value())
                        .query(Integer.class)
                        .list())
                .as("lines of %s of which more is claimed than was bought", order)
                .isEmpty();
    }

    private List<OrderId> take(int from) {
        var now = modules.clock().instant();
        var lines = List.of(
                new NewOrder.NewLine("SKU-A", "商品A", null, 3, Money.of("10.00", "CNY")),
                new NewOrder.NewLine("SKU-B", "商品B", null, 2, Money.of("5.00", "CNY")));
        var documents = new ArrayList<NewOrder>();
        for (var i = from; i < from + AT_ONCE; i++) {
            documents.add(new NewOrder(
                    "G-" + i,
                    now,
                    Payment.PAID,
                    now,
                    null,
                    "CNY",
                    Money.of("44.00", "CNY"),
                    Money.of("4.00", "CNY"),
                    Money.zero("CNY"),
                    new Receiver("张女士", "13812341234", "CN", null, null, null, "浙江省杭州市滨江区晓风巷" + (i + 1) + "号"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    lines));
        }
        return orders.take(shop, documents).stream()
                .map(Taken.Accepted.class::cast)
                .map(Taken.Accepted::orderId)
                .peek(orders::check)
                .toList();
    }
}
