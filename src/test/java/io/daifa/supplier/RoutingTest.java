package io.daifa.supplier;

import static io.daifa.supplier.SupplierModule.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To whom supplier orders go without a person's word. */
class RoutingTest {

    private static final Actor STAFF = Actor.staff("anna");

    private final SupplierModule module = new SupplierModule();
    private final SupplierOrders supplierOrders = module.supplierOrders;
    private final SupplierStops stops = new SupplierStops(module.jdbc);
    private final SupplierLimits limits = new SupplierLimits(module.jdbc);

    @Test
    void whatNoneCanSendAloneIsSharedByAsFewAsCan() throws Refusal {
        var ab = module.supplier("AB", 24, Channel.MAIL);
        var bc = module.supplier("BC", 24, Channel.MAIL);
        var c = module.supplier("C", 24, Channel.MAIL);
        module.offers(ab, "A", "5", null);
        module.offers(ab, "B", "5", null);
        module.offers(bc, "B", "9", null);
        module.offers(bc, "C", "9", null);
        module.offers(c, "C", "1", null);
        var id = module.placed(2, "A", "B", "C", "D");

        assertThat(module.in(() -> supplierOrders.route(id))).isTrue();

        assertThat(supplierOrders.ofOrder(module.read(id).orderId()))
                .extracting(SupplierOrder::supplierId, SupplierOrder::lines)
                .containsExactly(
                        tuple(ab.id(), List.of(new Line(1, 2), new Line(2, 2))),
                        tuple(c.id(), List.of(new Line(3, 2))),
                        tuple(null, List.of(new Line(4, 2))));
        var rest = supplierOrders.ofOrder(module.read(id).orderId()).get(2).id();
        assertThat(module.in(() -> supplierOrders.route(rest))).isFalse();
    }

    @Test
    void oneForAllIsAskedEvenIfTwoWereCheaper() throws Refusal {
        var all = module.supplier("ALL", 24, Channel.MAIL);
        var cheap = module.supplier("CHEAP", 24, Channel.MAIL);
        module.offers(all, "A", "9", null);
        module.offers(all, "B", "9", null);
        module.offers(cheap, "A", "1", null);
        var id = module.placed(2, "A", "B");

        module.in(() -> supplierOrders.route(id));

        assertThat(supplierOrders.ofOrder(module.read(id).orderId()))
                .extracting(SupplierOrder::supplierId)
                .containsExactly(all.id());
    }

    @Test
    void aStockIsJudgedForAllLinesOfItsArticle() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        module.offers(one, "A", "5", 3);
        module.offers(one, "B", "5", null);
        var id = module.placed(2, "A", "A", "B");

        module.in(() -> supplierOrders.route(id));

        assertThat(module.read(id).lines()).containsExactly(new Line(3, 2));
        assertThat(supplierOrders.ofOrder(module.read(id).orderId()).get(1).lines())
                .containsExactly(new Line(1, 2), new Line(2, 2));
    }

    @Test
    void whoTakesNoOrdersInTheseDaysIsNotAsked() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        module.offers(one, "A", "5", null);
        module.inTransaction(() -> stops.put(
                one.id(),
                List.of(
                        new SupplierStop(START.minus(Duration.ofDays(9)), START, "盘点"),
                        new SupplierStop(START.plus(Duration.ofHours(1)), START.plus(Duration.ofDays(3)), null))));
        var id = module.placed(1, "A");
        assertThat(supplierOrders.candidates(id))
                .extracting(Candidate::eligible)
                .containsExactly(true);

        module.clock.advance(Duration.ofHours(1));

        assertThat(supplierOrders.candidates(id)).extracting(Candidate::reason).containsExactly("takes-no-orders");
        assertThat(module.in(() -> supplierOrders.route(id))).isFalse();
        assertThat(stops.of(one.id())).extracting(SupplierStop::note).containsExactly("盘点", null);
        assertThat(codes(() -> stops.put(one.id(), List.of(new SupplierStop(START, START, null)))))
                .containsExactly("supplier-stop-ends-first");
        module.inTransaction(() -> stops.put(one.id(), List.of()));
        assertThat(module.in(() -> supplierOrders.route(id))).isTrue();
    }

    @Test
    void whoHasTooManyUnitsOpenIsNotAskedUntilSomeAreShipped() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        module.offers(one, "A", "5", null);
        module.inTransaction(() -> limits.put(one.id(), new SupplierLimit(3, null)));
        var first = module.submitted(one);
        var second = module.placed(2, "A");

        assertThat(supplierOrders.candidates(second))
                .extracting(Candidate::reason)
                .containsExactly("over-limit");

        module.inTransaction(() -> supplierOrders.accept(first, START.plusSeconds(60), STAFF, null));
        module.inTransaction(() -> supplierOrders.shipped(first));
        assertThat(module.in(() -> supplierOrders.route(second))).isTrue();
        assertThat(supplierOrders.candidates(second))
                .extracting(Candidate::eligible)
                .containsExactly(true);
    }

    @Test
    void whoGivesNoMoreCreditIsNotAsked() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        module.offers(one, "A", "5", null);
        module.inTransaction(() -> limits.put(one.id(), new SupplierLimit(null, Money.of("19.99", "CNY"))));
        module.submitted(one);
        var second = module.placed(2, "A");

        assertThat(supplierOrders.candidates(second))
                .extracting(Candidate::reason)
                .containsExactly("over-limit");
        module.inTransaction(() -> limits.put(one.id(), new SupplierLimit(null, Money.of("20", "CNY"))));
        assertThat(supplierOrders.candidates(second))
                .extracting(Candidate::reason)
                .containsOnlyNulls();
        assertThat(limits.of(one.id()).openAmount()).hasToString("20.00 CNY");
        assertThat(codes(() -> limits.put(one.id(), new SupplierLimit(0, Money.zero("CNY")))))
                .containsExactly("supplier-limit-out-of-bounds", "supplier-limit-out-of-bounds");
    }

    @Test
    void ofTwoWhoCostTheSameTheMorePunctualIsAsked() throws Refusal {
        var late = module.supplier("A-LATE", 12, Channel.MAIL);
        var punctual = module.supplier("PUNCTUAL", 24, Channel.MAIL);
        module.offers(late, "A", "5", null);
        module.offers(punctual, "A", "5", null);
        module.punctuality.put(late.id(), new OnTimeShare(10, 7));
        module.punctuality.put(punctual.id(), new OnTimeShare(3, 3));
        var id = module.placed(2, "A");

        assertThat(supplierOrders.candidates(id))
                .extracting(candidate -> candidate.onTime().percent(), Candidate::margin)
                .containsExactly(tuple(100, Money.of("10", "CNY")), tuple(70, Money.of("10", "CNY")));
        module.in(() -> supplierOrders.route(id));
        assertThat(module.read(id).supplierId()).isEqualTo(punctual.id());
    }

    @Test
    void whoRejectsPassesItOnToTheNextUntilNobodyIsLeft() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        var other = module.supplier("OTHER", 24, Channel.MAIL);
        module.offers(one, "A", "1", null);
        module.offers(other, "A", "2", null);
        var id = module.submitted(one);

        module.inTransaction(() -> supplierOrders.reject(id, RejectionReason.OTHER, null, STAFF));
        assertThat(supplierOrders.hasNext(id)).isTrue();
        assertThat(module.in(() -> supplierOrders.reroute(id))).isTrue();
        assertThat(module.in(() -> supplierOrders.reroute(id))).isTrue();
        assertThat(module.read(id).supplierId()).isEqualTo(other.id());
        module.inTransaction(() -> supplierOrders.send(id));
        module.inTransaction(() -> supplierOrders.reject(id, RejectionReason.OTHER, null, STAFF));

        assertThat(module.in(() -> supplierOrders.reroute(id))).isFalse();
        assertThat(module.read(id).state()).isEqualTo(State.REJECTED);
        assertThat(supplierOrders.candidates(id))
                .extracting(Candidate::askedBefore)
                .containsExactly("REJECTED", "REJECTED");
    }

    @Test
    void whoLetItPassIsPassedOverButNotOneWhoGotMoreTime() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        var other = module.supplier("OTHER", 24, Channel.MAIL);
        module.offers(one, "A", "1", null);
        module.offers(other, "A", "2", null);
        var id = module.submitted(one);

        assertThat(module.in(() -> supplierOrders.reroute(id))).isTrue();
        assertThat(module.read(id).supplierId()).isEqualTo(one.id());

        module.clock.advance(Duration.ofHours(24));
        assertThat(module.in(() -> supplierOrders.reroute(id))).isTrue();
        assertThat(module.read(id).supplierId()).isEqualTo(other.id());
        assertThat(codes(() -> module.links.open(module.secrets.token("supplier", id.value(), 1))))
                .containsExactly("purchase-order-rerouted");

        module.inTransaction(() -> supplierOrders.send(id));
        module.clock.advance(Duration.ofHours(24));
        assertThat(module.in(() -> supplierOrders.reroute(id))).isFalse();
        assertThat(module.read(id).state()).isEqualTo(State.REJECTED);
        assertThat(codes(() -> module.links.open(module.secrets.token("supplier", id.value(), 2))))
                .containsExactly("purchase-order-rerouted");
    }

    private List<String> codes(SupplierModule.Deed deed) {
        var refusal = catchThrowableOfType(Refusal.class, () -> module.inTransaction(deed));
        assertThat(refusal).isNotNull();
        return refusal.problems().stream().map(Problem::code).toList();
    }
}
