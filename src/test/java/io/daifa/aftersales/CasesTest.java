package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.aftersales.AfterSalesCase.Freight;
import io.daifa.aftersales.AfterSalesCase.Line;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Decisions;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.order.ReplacementOrders;
import io.daifa.order.Stage;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.support.OrderRows;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import io.daifa.tracking.ParcelEnded;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import io.daifa.tracking.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.ArgumentMatchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class CasesTest {

    private static final Actor WANG = Actor.staff("wang");
    private static final Actor SHOP = Actor.shop("s");
    private static final List<Resolution> ALL = List.of(Resolution.values());
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant DELIVERED = Instant.parse("2026-11-22T10:00:00Z");

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(NOW);
    private final List<Object> published = Collections.synchronizedList(new ArrayList<>());
    private final List<Journal.Entry> written = Collections.synchronizedList(new ArrayList<>());
    private final FakeLedger ledger =
            new FakeLedger(order -> this.orders.find(order).orElseThrow().paid());
    private final Refunds refunds = ledger.door();
    private final Tracks tracks = mock(Tracks.class);
    private final Parcels parcels = mock(Parcels.class);
    private final Products products = mock(Products.class);
    private final Decisions decisions = mock(Decisions.class);
    private final ReplacementOrders replacementOrders = mock(ReplacementOrders.class);
    private final Mails mails = mock(Mails.class);

    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private OrderRows rows;
    private Orders orders;
    private Cases cases;
    private Offers offers;
    private Returns returns;
    private Replacements replacements;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void setUp() {
        jdbc = database.jdbc();
        transactions = database.transactions();
        rows = new OrderRows(jdbc);
        orders = OrderRows.orders(jdbc, rows);
        cases = cases(Duration.ofDays(7), OrderRows.supplierOrders(jdbc, rows));
        when(decisions.ask(anyString(), any())).thenReturn(List.of());
    }

    @Test
    void aCaseIsOpenedWithANumberThatPeopleRecognise() throws Exception {
        var opened = open(request("r1", new Line(1, 1)));

        assertThat(opened.number()).isEqualTo(rows.supplierOrder().number() + "-C1");
        assertThat(opened.state()).isEqualTo(AfterSalesCase.State.REQUESTED);
        assertThat(opened.lines()).containsExactly(new Line(1, 1));
        assertThat(cases.find(opened.id())).contains(opened);
        assertThat(published).containsExactly(new CaseOpened(opened.id(), rows.supplierOrderId(), rows.orderId()));
        assertThat(written).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("case-opened");
            assertThat(entry.data()).containsEntry("problem", "caseProblem.DAMAGED");
        });
    }

    @Test
    void theSameRequestAgainIsTheSameCase() throws Exception {
        var first = open(request("r1", new Line(1, 1)));

        var again = open(request("r1", new Line(1, 1)));

        assertThat(again).isEqualTo(first);
        assertThat(published).hasSize(1);
    }

    @Test
    void aRequestWithoutLinesClaimsAllThatIsLeft() throws Exception {
        open(request("r1", new Line(1, 1)));

        assertThat(open(request("r2")).lines()).containsExactly(new Line(1, 1), new Line(2, 1));
        assertThatThrownBy(() -> open(request("r3"))).hasMessageContaining("case-nothing-left");
    }

    @Test
    void whatTheOrderDoesNotHaveCannotBeClaimed() {
        assertThatThrownBy(() -> open(request(null, new Line(3, 1)))).hasMessageContaining("case-line-unknown");
        assertThatThrownBy(() -> open(request(null, new Line(0, 1)))).hasMessageContaining("lines[0].line");
        assertThatThrownBy(() -> open(request(null, new Line(1, 0)))).hasMessageContaining("case-quantity");
        assertThatThrownBy(() -> open(request(null, new Line(1, 2), new Line(1, 1))))
                .hasMessageContaining("case-units")
                .hasMessageContaining("lines[1].quantity");
        assertThatThrownBy(() -> open(request(null, new Line(1, Integer.MAX_VALUE))))
                .hasMessageContaining("case-units");
        assertThatThrownBy(() -> cases.open(
                        new NewCase(OrderId.of(Ids.next()), null, CaseProblem.LATE, null, false, null, null, List.of()),
                        SHOP))
                .hasMessageContaining("case-order-unknown");
    }

    @Test
    void moneyThatWasNotPaidCannotBeAskedFor() {
        assertThatThrownBy(() -> open(asking("104.01", "CNY"))).hasMessageContaining("case-asked-above-paid");
        assertThatThrownBy(() -> open(asking("-0.01", "CNY"))).hasMessageContaining("case-asked-negative");
        assertThatThrownBy(() -> open(asking("1.00", "USD"))).hasMessageContaining("case-currency");
    }

    @Test
    void aDeclinedCaseGivesItsUnitsFree() throws Exception {
        var first = open(request("r1", new Line(1, 2)));
        assertThatThrownBy(() -> open(request("r2", new Line(1, 1)))).hasMessageContaining("case-units");

        decide(first, Resolution.DECLINED, null, "worn");
        assertThatThrownBy(() -> open(request("r2", new Line(1, 1)))).hasMessageContaining("case-units");
        agree(first);

        assertThat(open(request("r3", new Line(1, 2))).lines()).containsExactly(new Line(1, 2));
    }

    @Test
    void theProposalIsOfTheTableAndItsMoneyTheClaimedUnitsWithTheirShareOfTheDiscount() throws Exception {
        answers(Map.of("resolution", "RETURN_REFUND", "freight", "SELLER", "reason", "damaged"));
        var opened = open(request("r1", new Line(1, 1)));

        propose(opened);

        // 30.00 less 11.00 × 30 / 110.
        assertThat(found(opened).proposal())
                .isEqualTo(
                        new AfterSalesCase.Proposal(Resolution.RETURN_REFUND, cny("27.00"), Freight.SELLER, "damaged"));
        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.UNDER_REVIEW);
        propose(opened);
        assertThat(written).extracting(Journal.Entry::what).containsExactly("case-opened", "case-proposed");
    }

    @Test
    void aCompensationIsAShareOfWhatWasPaidWithinItsBounds() throws Exception {
        assertThat(compensation(5.0, 5.0, 50.0)).isEqualTo(cny("5.20"));
        assertThat(compensation(1.0, 2.0, 50.0)).isEqualTo(cny("2.00"));
        assertThat(compensation(90.0, 5.0, 50.0)).isEqualTo(cny("50.00"));
        assertThat(compensation(0.0, 5.0, 50.0)).isEqualTo(cny("0.00"));
        assertThat(Compensations.amount(Map.of("percent", 90.0, "cap", 40.0), cny("104.00")))
                .isEqualTo(cny("40.00"));
        assertThat(Compensations.amount(Map.of("percent", 50.0, "most", 1.0), Money.of("10.00", "EUR")))
                .isEqualTo(Money.of("5.00", "EUR"));
    }

    @Test
    void noMoreIsProposedThanWasAskedForOrIsLeft() {
        var answer = Map.<String, Object>of("resolution", "REFUND_ONLY", "freight", "NONE", "reason", "x");

        assertThat(ProposedResolution.of(answer, cny("0.00"), cny("50.00"), cny("40.00"), null)
                        .refund())
                .isEqualTo(cny("40.00"));
        assertThat(ProposedResolution.of(answer, cny("0.00"), cny("50.00"), cny("40.00"), cny("9.00"))
                        .refund())
                .isEqualTo(cny("9.00"));
    }

    @Test
    void whereNoRuleFitsStaffDecide() throws Exception {
        var opened = open(request("r1"));

        propose(opened);

        assertThat(found(opened).proposal())
                .isEqualTo(new AfterSalesCase.Proposal(null, cny("0.00"), Freight.NONE, "other"));
    }

    @Test
    void theTableIsAskedAboutTheFacts() throws Exception {
        var parcel = rows.parcel("YT" + rows.orderId().value().toString().substring(24));
        when(parcels.of(rows.supplierOrderId())).thenReturn(List.of(parcel));
        when(tracks.ofOrder(rows.orderId())).thenReturn(List.of(delivered(parcel, DELIVERED)));
        when(tracks.stations(parcel.trackingNumber()))
                .thenReturn(List.of(
                        new Station(DELIVERED, "DELIVERED", null, null),
                        new Station(Instant.parse("2026-11-22T01:00:00Z"), "EXCEPTION", null, null),
                        new Station(Instant.parse("2026-11-24T03:00:00Z"), "PICKED_UP", null, null),
                        new Station(Instant.parse("2026-11-20T03:00:00Z"), "INFO_RECEIVED", null, null)));
        when(products.known(any())).thenReturn(Map.of("A", new Product("A", "商品A", null, true)));
        open(request("r0", new Line(1, 1)));
        var opened = open(request("r1", new Line(1, 1)));

        propose(opened);

        assertThat(asked())
                .containsEntry("problem", "DAMAGED")
                .containsEntry("hoursSinceDelivery", 22.0)
                .containsEntry("photo", true)
                .containsEntry("carrierFault", true)
                .containsEntry("excludedCategory", true)
                .containsEntry("valueBelowReturnFreight", false)
                .containsEntry("staleDays", 0.0)
                .containsEntry("lateByPlatform", false)
                .containsEntry("repeatedClaim", true);
    }

    @Test
    void aParcelThatNobodyScannedIsStaleAndOnceTheDeadlineIsOverLate() throws Exception {
        when(decisions.ask(ArgumentMatchers.eq("compensation"), any()))
                .thenAnswer(call -> List.of(Map.of(
                        "percent", "LATE".equals(((Map<?, ?>) call.getArgument(1)).get("breach")) ? 5.0 : 0.0)));
        var parcel = rows.parcel("ZT" + rows.orderId().value().toString().substring(24));
        when(parcels.of(rows.supplierOrderId())).thenReturn(List.of(parcel));
        clock.set(rows.order().shipBy().plusMillis(1));
        var opened = open(request("r1"));

        propose(opened);

        assertThat(asked())
                .containsEntry("hoursSinceDelivery", null)
                .containsEntry("lateByPlatform", true)
                .containsEntry("repeatedClaim", false)
                .hasEntrySatisfying(
                        "staleDays", days -> assertThat((Double) days).isBetween(4.0, 4.01));
    }

    @Test
    void aDecisionIsHeldToTheMoneyAndTheWordsThatItNeeds() throws Exception {
        var opened = open(request("r1"));

        assertThatThrownBy(() -> decide(opened, Resolution.REFUND_ONLY, "104.01", null))
                .hasMessageContaining("case-refund-above");
        assertThatThrownBy(() -> decide(opened, Resolution.REFUND_ONLY, null, null))
                .hasMessageContaining("case-refund-missing");
        assertThatThrownBy(() -> decide(opened, Resolution.EXCHANGE, "-1.00", null))
                .hasMessageContaining("case-refund-negative");
        assertThatThrownBy(() -> decide(opened, Resolution.DECLINED, "1.00", "no"))
                .hasMessageContaining("case-refund-declined");
        assertThatThrownBy(() -> decide(opened, Resolution.DECLINED, null, " "))
                .hasMessageContaining("case-note-missing");

        decide(opened, Resolution.REFUND_ONLY, "104.00", null);
        assertThatThrownBy(() -> decide(opened, Resolution.DECLINED, null, "no"))
                .hasMessageContaining("case-decided");
    }

    @Test
    void whatOtherCasesPromisedAndWhatTheOrderGivesBackCannotBeGivenTwice() throws Exception {
        refunds.promise(rows.orderId(), Refund.Reason.LINES_CANCELLED, Ids.next(), cny("4.00"), WANG);
        var first = open(request("r1", new Line(1, 1)));
        var second = open(request("r2", new Line(1, 1)));
        decide(first, Resolution.REFUND_ONLY, "60.00", "more than its share");

        assertThat(cases.refundable(second.id())).isEqualTo(cny("40.00"));
        assertThat(cases.refundable(first.id())).isEqualTo(cny("100.00"));
        assertThatThrownBy(() -> decide(second, Resolution.COMPENSATION, "40.01", "x"))
                .hasMessageContaining("case-refund-above");
    }

    @Test
    void aReturnIsAwaitedInspectedRefundedThenSettled() throws Exception {
        var opened = open(request("r1", new Line(1, 1)));
        decide(opened, Resolution.RETURN_REFUND, "27.00", null);
        assertThat(cases.nextStep(opened.id())).isEqualTo(Cases.NextStep.RETURN);
        assertThat(returns.isAddressKnown(opened.id())).isFalse();
        assertThatThrownBy(() -> sent(opened, "SF1")).hasMessageContaining("return-not-awaited");

        comesBack(opened, Return.Result.PASS);
        assertThat(cases.nextStep(opened.id())).isEqualTo(Cases.NextStep.FINISH);
        assertThat(cases.isMoneyDue(opened.id())).isTrue();
        refunded(opened);
        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.REFUNDED);
        assertThat(cases.isMoneyDue(opened.id())).isFalse();

        settle(opened);
        settle(opened);
        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.CLOSED);
        assertThat(published).endsWith(new CasesSettled(rows.supplierOrderId(), rows.orderId()));
        assertThat(written)
                .extracting(Journal.Entry::what)
                .containsExactly(
                        "case-opened",
                        "case-proposed",
                        "case-decided",
                        "return-requested",
                        "return-sent",
                        "return-arrived",
                        "return-inspected",
                        "case-settled");
        verify(mails).intend(mail("case-return", opened));
        verify(mails).intend(mail("case-outcome", opened));
    }

    @Test
    void aPartThatPassesIsPaidForItsShare() throws Exception {
        var opened = open(request("r1", new Line(1, 2)));
        decide(opened, Resolution.RETURN_REFUND, "54.00", null);
        comesBack(opened, null);
        assertThatThrownBy(() -> inspect(opened, Return.Result.PART, "one is broken", new Line(1, 2)))
                .hasMessageContaining("return-part");
        assertThatThrownBy(() -> inspect(opened, Return.Result.PART, "one is broken", new Line(2, 1)))
                .hasMessageContaining("case-line-unknown");
        assertThatThrownBy(() -> inspect(opened, Return.Result.PART, " ", new Line(1, 1)))
                .hasMessageContaining("case-note-missing");

        inspect(opened, Return.Result.PART, "one is broken", new Line(1, 1));

        assertThat(found(opened).decided().refund()).isEqualTo(cny("27.00"));
        assertThat(refunds.live(Refund.Reason.CASE, opened.id().value()))
                .hasValueSatisfying(refund -> assertThat(refund.amount()).isEqualTo(cny("27.00")));
    }

    @Test
    void aReturnThatDoesNotPassIsExplainedToTheCustomerWhoMayAgreeOrNot() throws Exception {
        var opened = open(request("r1", new Line(1, 1)));
        decide(opened, Resolution.RETURN_REFUND, "27.00", null);
        comesBack(opened, null);

        inspect(opened, Return.Result.FAIL, "worn");

        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.NEGOTIATING);
        assertThat(offers.standing(opened.id())).hasValueSatisfying(offer -> {
            assertThat(offer.resolution()).isEqualTo(Resolution.DECLINED);
            assertThat(offer.note()).isEqualTo("worn");
        });
        assertThat(refunds.left(rows.orderId())).isEqualTo(cny("104.00"));

        inTransaction(() -> {
            offers.decline(opened.id(), 1, "it was not", SHOP);
            return opened;
        });
        decide(opened, Resolution.REFUND_ONLY, "10.00", null);
        assertThat(cases.nextStep(opened.id())).isEqualTo(Cases.NextStep.FINISH);
    }

    @Test
    void whatDiffersFromWhatWasAskedForIsAnOffer() throws Exception {
        var opened = open(asking("30.00", "CNY"));
        decide(opened, Resolution.REFUND_ONLY, "20.00", "half");
        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.NEGOTIATING);
        assertThat(cases.standing(opened.id())).isEqualTo(Cases.Standing.OFFERED);
        assertThatThrownBy(() -> answer(opened, 2)).hasMessageContaining("offer-unknown");
        inTransaction(() -> {
            offers.counter(opened.id(), 1, Resolution.RESHIP, cny("5.00"), "rather this", SHOP);
            return opened;
        });
        assertThat(cases.standing(opened.id())).isEqualTo(Cases.Standing.UNDECIDED);
        assertThatThrownBy(() -> answer(opened, 1)).hasMessageContaining("offer-answered");

        decide(opened, Resolution.REFUND_ONLY, "25.00", "more");
        answer(opened, 2);
        answer(opened, 2);

        assertThat(cases.standing(opened.id())).isEqualTo(Cases.Standing.AGREED);
        assertThat(offers.of(opened.id()))
                .extracting(Offer::answer)
                .containsExactly(Offer.Answer.COUNTERED, Offer.Answer.ACCEPTED);
        assertThat(refunds.left(rows.orderId())).isEqualTo(cny("79.00"));
    }

    @Test
    void silenceIsNoConsent() throws Exception {
        var opened = open(asking("30.00", "CNY"));
        decide(opened, Resolution.REFUND_ONLY, "20.00", "half");

        transactions.executeWithoutResult(tx -> offers.lapse(opened.id()));
        settle(opened);

        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.LAPSED);
        assertThat(refunds.left(rows.orderId())).isEqualTo(cny("104.00"));
        assertThatThrownBy(() -> answer(opened, 1)).hasMessageContaining("offer-over");
        assertThat(open(request("again")).lines()).isNotEmpty();
    }

    @Test
    void aCaseThatLapsesWhileItsMoneyIsBeingPaidStaysLapsedAndWaitsForTheMoney() throws Exception {
        var opened = open(asking("30.00", "CNY"));
        decide(opened, Resolution.REFUND_ONLY, "20.00", "half");
        moneyIsDue(opened);
        transactions.executeWithoutResult(tx -> offers.lapse(opened.id()));
        assertThat(cases.isMoneyDue(opened.id())).isTrue();

        transactions.executeWithoutResult(tx -> cases.releaseRefund(opened.id()));
        assertThat(cases.isRefundSettled(opened.id())).isFalse();
        refunded(opened);
        assertThat(cases.isRefundSettled(opened.id())).isTrue();
        settle(opened);

        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.LAPSED);
        assertThat(found(opened).closedAt()).isNotNull();
        assertThat(found(opened).refundedAt()).isNotNull();
    }

    @Test
    void moneyThatWasGivenAlreadyAllowsNoOtherAmountButARefusalOfAnythingMore() throws Exception {
        var opened = open(asking("30.00", "CNY"));
        decide(opened, Resolution.REFUND_ONLY, "20.00", "half");
        moneyIsDue(opened);
        inTransaction(() -> {
            offers.decline(opened.id(), 1, "too little", SHOP);
            return opened;
        });
        assertThatThrownBy(() -> decide(opened, Resolution.REFUND_ONLY, "25.00", "more"))
                .hasMessageContaining("case-refund-given");

        decide(opened, Resolution.DECLINED, null, "no more");
        agree(opened);
        refunded(opened);
        settle(opened);

        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.DECLINED);
        assertThat(found(opened).closedAt()).isNotNull();
        assertThat(refunds.left(rows.orderId())).isEqualTo(cny("84.00"));
    }

    @Test
    void aReplacementIsDeliveredOnceEveryUnitIs() throws Exception {
        var whole = replaced(
                part(SupplierOrder.State.CLOSED, new SupplierOrder.Line(1, 1), new SupplierOrder.Line(2, 1)),
                part(SupplierOrder.State.SHIPPED, new SupplierOrder.Line(1, 1)));

        assertThat(found(whole).state()).isEqualTo(AfterSalesCase.State.REPLACED);
    }

    @Test
    void aReplacementOfWhichAPartWasCancelledIsDecidedAnew() throws Exception {
        var cancelled = replaced(
                part(SupplierOrder.State.SHIPPED, new SupplierOrder.Line(1, 2)),
                part(SupplierOrder.State.CANCELLED, new SupplierOrder.Line(2, 1)));
        assertThat(found(cancelled).state()).isEqualTo(AfterSalesCase.State.UNDER_REVIEW);

        var fewer =
                replaced(part(SupplierOrder.State.SHIPPED, new SupplierOrder.Line(1, 1), new SupplierOrder.Line(2, 1)));
        assertThat(found(fewer).state()).isEqualTo(AfterSalesCase.State.UNDER_REVIEW);
    }

    @Test
    void aCaseIsWithdrawnUntilGoodsAreSent() throws Exception {
        var opened = open(request("r1"));
        decide(opened, Resolution.RETURN_REFUND, "27.00", null);
        var second = withdraw(opened);
        assertThat(second.state()).isEqualTo(AfterSalesCase.State.CANCELED);
        assertThat(refunds.left(rows.orderId())).isEqualTo(cny("104.00"));
        assertThat(withdraw(opened)).isEqualTo(second);
        assertThat(published).contains(new CaseWithdrawn(opened.id()));

        var third = open(request("r2"));
        decide(third, Resolution.RETURN_REFUND, "27.00", null);
        comesBack(third, null);
        assertThatThrownBy(() -> withdraw(third)).hasMessageContaining("case-too-late");
    }

    @Test
    void littleMoneyIsApprovedAtOnceAndNothingASecondTime() throws Exception {
        answers(Map.of("resolution", "REFUND_ONLY", "freight", "NONE", "reason", "damaged"));
        var first = open(asking("15.00", "CNY"));
        propose(first);
        assertThat(cases.standing(first.id())).isEqualTo(Cases.Standing.AGREED);
        assertThat(found(first).decided().by()).isEqualTo("daifa");

        rows = new OrderRows(jdbc);
        orders = OrderRows.orders(jdbc, rows);
        cases = cases(Duration.ofDays(7), OrderRows.supplierOrders(jdbc, rows));
        var dear = open(asking("20.01", "CNY"));
        propose(dear);
        assertThat(cases.standing(dear.id())).isEqualTo(Cases.Standing.UNDECIDED);
    }

    @Test
    void casesAreSettledWithTheSupplierOrdersLast() throws Exception {
        var first = open(request("r1", new Line(1, 1)));
        var second = open(request("r2", new Line(1, 1)));
        decide(first, Resolution.DECLINED, null, "no");
        decide(second, Resolution.DECLINED, null, "no");
        agree(first);
        agree(second);
        published.clear();

        settle(first);
        assertThat(published).isEmpty();
        assertThat(standing()).isEqualTo(Cases.AfterSales.OPEN);

        settle(second);
        assertThat(published).containsExactly(new CasesSettled(rows.supplierOrderId(), rows.orderId()));
    }

    @Test
    void theOutcomeIsToldWithTheMoneyWhereThereIsSome() throws Exception {
        var opened = open(request("r1"));
        decide(opened, Resolution.DECLINED, null, "worn");
        agree(opened);

        cases.tellOutcome(opened.id());

        var text = ArgumentCaptor.forClass(MailText.class);
        verify(mails)
                .send(
                        ArgumentMatchers.eq("case-outcome"),
                        ArgumentMatchers.eq(opened.id().value()),
                        ArgumentMatchers.eq(1),
                        text.capture());
        assertThat(text.getValue().model())
                .containsEntry("caseNumber", opened.number())
                .containsEntry("resolution", "resolution.DECLINED")
                .containsEntry("refund", null)
                .containsEntry("words", "worn");
    }

    @Test
    void aLostParcelOpensACaseByItselfOnceEvenWhereEverythingIsClaimed() throws Exception {
        open(request("r1"));
        published.clear();
        var parcel = ParcelId.of(Ids.next());
        var listener = new EndedParcels(cases, replacements, published::add);
        var lost = new ParcelEnded(parcel, rows.supplierOrderId(), rows.orderId(), ParcelEnded.End.LOST);

        transactions.executeWithoutResult(tx -> listener.on(lost));
        transactions.executeWithoutResult(tx -> listener.on(lost));

        assertThat(cases.ofOrder(rows.orderId())).hasSize(2).last().satisfies(opened -> {
            assertThat(opened.problem()).isEqualTo(CaseProblem.LOST);
            assertThat(opened.openedBy()).isEqualTo(Actor.SYSTEM);
            assertThat(opened.lines()).isEmpty();
        });
        assertThat(published).hasSize(1);
        assertThat(standing()).isEqualTo(Cases.AfterSales.OPEN);
    }

    @Test
    void withoutADeliveryThereIsNoWindow() {
        assertThat(standing()).isEqualTo(Cases.AfterSales.DONE);
        assertThat(cases.windowEnds(rows.supplierOrderId())).isEmpty();
    }

    @Test
    void aWindowOfDaysCountsFromTheDayAfterTheDelivery() {
        var parcel = rows.parcel("W" + rows.orderId().value().toString().substring(24));
        // 2026-11-22 18:00 in Shanghai.
        when(tracks.ofOrder(rows.orderId())).thenReturn(List.of(delivered(parcel, DELIVERED)));

        assertThat(standing()).isEqualTo(Cases.AfterSales.WINDOW);
        assertThat(cases.windowEnds(rows.supplierOrderId())).contains(Instant.parse("2026-11-29T16:00:00Z"));

        clock.set(Instant.parse("2026-11-29T15:59:59.999Z"));
        assertThat(standing()).isEqualTo(Cases.AfterSales.WINDOW);
        clock.set(Instant.parse("2026-11-29T16:00:00Z"));
        assertThat(standing()).isEqualTo(Cases.AfterSales.DONE);

        when(tracks.ofOrder(rows.orderId()))
                .thenReturn(List.of(delivered(parcel, Instant.parse("2026-11-24T10:00:00Z"))));
        assertThat(standing()).isEqualTo(Cases.AfterSales.WINDOW);
        assertThat(cases.windowEnds(rows.supplierOrderId())).contains(Instant.parse("2026-12-01T16:00:00Z"));
    }

    @Test
    void aWindowOfMinutesCountsFromTheDelivery() {
        cases = cases(Duration.ofMinutes(10), OrderRows.supplierOrders(jdbc, rows));
        var parcel = rows.parcel("M" + rows.orderId().value().toString().substring(24));
        when(tracks.ofOrder(rows.orderId())).thenReturn(List.of(delivered(parcel, NOW)));

        assertThat(standing()).isEqualTo(Cases.AfterSales.WINDOW);
        assertThat(cases.windowEnds(rows.supplierOrderId())).contains(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void whateverHappensInWhateverSequenceNoMoreIsGivenBackThanWasPaidNorClaimedThanWasBought() throws Exception {
        var random = new Random(11);
        for (var round = 0; round < 25; round++) {
            rows = new OrderRows(jdbc);
            orders = OrderRows.orders(jdbc, rows);
            cases = cases(Duration.ofDays(7), OrderRows.supplierOrders(jdbc, rows));
            var seeds = random.longs(4).toArray();
            var threads = Executors.newFixedThreadPool(seeds.length);
            try {
                var done = new ArrayList<Future<?>>();
                for (var seed : seeds) {
                    done.add(threads.submit(() -> somethingHappens(new Random(seed), 12)));
                }
                for (var one : done) {
                    one.get();
                }
            } finally {
                threads.shutdown();
            }
            var all = cases.ofOrder(rows.orderId());
            assertThat(refunds.left(rows.orderId()).amount()).isNotNegative();
            var claimed = new HashMap<Integer, Integer>();
            all.stream()
                    .filter(one -> one.state() != AfterSalesCase.State.DECLINED
                            && one.state() != AfterSalesCase.State.CANCELED)
                    .flatMap(one -> one.lines().stream())
                    .forEach(line -> claimed.merge(line.line(), line.quantity(), Integer::sum));
            assertThat(claimed.getOrDefault(1, 0)).isLessThanOrEqualTo(2);
            assertThat(claimed.getOrDefault(2, 0)).isLessThanOrEqualTo(1);
            assertThat(all).extracting(AfterSalesCase::number).doesNotHaveDuplicates();
        }
    }

    private void somethingHappens(Random random, int times) {
        for (var i = 0; i < times; i++) {
            var all = cases.ofOrder(rows.orderId());
            try {
                if (all.isEmpty() || random.nextInt(3) == 0) {
                    open(request(null, new Line(1 + random.nextInt(2), 1 + random.nextInt(2))));
                } else {
                    workOn(all.get(random.nextInt(all.size())), random);
                }
            } catch (Refusal refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private void workOn(AfterSalesCase one, Random random) throws Refusal {
        switch (one.state()) {
            case REQUESTED, UNDER_REVIEW -> {
                var resolution = ALL.get(random.nextInt(ALL.size()));
                var money = resolution == Resolution.DECLINED ? null : "" + random.nextInt(80);
                decide(one, resolution, money, "x");
            }
            case NEGOTIATING -> agree(one);
            default -> {
                if (random.nextInt(4) == 0) {
                    withdraw(one);
                }
            }
        }
    }

    /** A case whose goods were sent again by an order of these parts, all of which that go on are delivered. */
    private AfterSalesCase replaced(SupplierOrder... parts) throws Refusal {
        rows = new OrderRows(jdbc);
        var again = new OrderRows(jdbc);
        orders = OrderRows.orders(jdbc, rows, again);
        var known = Optional.of(again.order(Stage.DELIVERED));
        when(orders.find(again.orderId())).thenReturn(known);
        var supplierOrders = OrderRows.supplierOrders(jdbc, rows);
        when(supplierOrders.ofOrder(again.orderId())).thenReturn(List.of(parts));
        when(replacementOrders.place(any(), any(), any())).thenReturn(again.orderId());
        cases = cases(Duration.ofDays(7), supplierOrders);
        var opened = open(request("r1"));
        decide(opened, Resolution.RESHIP, null, null);
        transactions.executeWithoutResult(tx -> replacements.place(opened.id()));
        transactions.executeWithoutResult(tx -> replacements.end(opened.id()));
        return opened;
    }

    private static SupplierOrder part(SupplierOrder.State state, SupplierOrder.Line... lines) {
        return new SupplierOrder(
                SupplierOrderId.of(Ids.next()),
                OrderId.of(Ids.next()),
                "R1-A",
                state,
                null,
                1,
                List.of(lines),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void moneyIsDue(AfterSalesCase one) {
        var promised = refunds.live(Refund.Reason.CASE, one.id().value()).orElseThrow();
        refunds.due(promised.id(), WANG);
    }

    private Cases cases(Duration window, SupplierOrders supplierOrders) {
        var shops = mock(Shops.class);
        when(shops.find(rows.shopId()))
                .thenReturn(Optional.of(new Shop(
                        rows.shopId(),
                        "s",
                        "Shop",
                        "Douyin",
                        "CNY",
                        rows.order().language(),
                        Duration.ofDays(4),
                        null)));
        var settings = new AfterSalesSettings(
                window,
                ZoneId.of("Asia/Shanghai"),
                "12.00 CNY",
                "20.00 CNY",
                Duration.ofDays(90),
                Duration.ofDays(2),
                Duration.ofDays(7),
                Duration.ofDays(2),
                Duration.ofDays(10));
        var journal = mock(Journal.class);
        doAnswer(call -> written.add(call.getArgument(0))).when(journal).write(any(Journal.Entry.class));
        when(replacementOrders.soldAs(any())).thenAnswer(call -> call.getArgument(0));
        var suppliers = mock(Suppliers.class);
        var table = new CaseTable(jdbc);
        var file = new CaseFile(table, orders, replacementOrders, journal);
        var money = new CaseMoney(refunds, replacementOrders);
        var caseMails = new CaseMails(mails, mock(CaseLinks.class), orders, shops);
        var returnRows = new ReturnRows(jdbc);
        var offerRows = new OfferRows(jdbc);
        var offering = new Offering(file, offerRows, caseMails, settings, clock);
        var leg = new ReturnLeg(file, returnRows, caseMails, orders, supplierOrders, suppliers, shops, settings, clock);
        var claims = new Claims(jdbc, file, orders, supplierOrders, clock);
        var agreement = new Agreement(file, table, money, leg, claims);
        offers = new Offers(file, offerRows, agreement, caseMails, orders, published::add, clock);
        returns = new Returns(
                file,
                table,
                returnRows,
                leg,
                offering,
                agreement,
                money,
                caseMails,
                orders,
                parcels,
                new Carriers(false),
                tracks,
                settings,
                published::add,
                clock);
        replacements = new Replacements(
                jdbc, file, money, returnRows, orders, replacementOrders, supplierOrders, products, tracks, clock);
        return new Cases(
                table,
                file,
                new CaseFacts(products, parcels, tracks, shops, new Compensations(decisions), settings, clock),
                money,
                new Approval(table, settings, clock),
                offering,
                agreement,
                returnRows,
                caseMails,
                settings,
                orders,
                supplierOrders,
                tracks,
                decisions,
                published::add,
                clock);
    }

    private void answers(Map<String, Object> answer) {
        when(decisions.ask(anyString(), any())).thenReturn(List.of(answer));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> asked() {
        var facts = ArgumentCaptor.forClass(Map.class);
        verify(decisions).ask(ArgumentMatchers.eq("after-sales-resolution"), facts.capture());
        return facts.getValue();
    }

    private static Money compensation(double percent, double least, double most) {
        return Compensations.amount(Map.of("percent", percent, "least", least, "most", most), cny("104.00"));
    }

    private NewCase request(@Nullable String externalId, Line... lines) {
        return new NewCase(rows.orderId(), externalId, CaseProblem.DAMAGED, "broken", true, null, null, List.of(lines));
    }

    private NewCase asking(String amount, String currency) {
        return new NewCase(
                rows.orderId(), null, CaseProblem.LATE, null, false, Money.of(amount, currency), null, List.of());
    }

    private AfterSalesCase open(NewCase request) throws Refusal {
        return inTransaction(() -> cases.open(request, SHOP)).get(0);
    }

    private void propose(AfterSalesCase one) {
        transactions.executeWithoutResult(tx -> cases.propose(one.id()));
    }

    private void decide(AfterSalesCase one, Resolution resolution, @Nullable String refund, @Nullable String note)
            throws Refusal {
        propose(one);
        inTransaction(() -> {
            cases.decide(
                    one.id(),
                    new Cases.Verdict(resolution, refund == null ? null : cny(refund), Freight.NONE, null, note, false),
                    WANG);
            return one;
        });
    }

    private void agree(AfterSalesCase one) throws Refusal {
        var standing = offers.standing(one.id());
        if (standing.isPresent()) {
            answer(one, standing.get().round());
        }
    }

    private void answer(AfterSalesCase one, int round) throws Refusal {
        inTransaction(() -> {
            offers.accept(one.id(), round, null, SHOP);
            return one;
        });
    }

    private AfterSalesCase withdraw(AfterSalesCase one) throws Refusal {
        inTransaction(() -> {
            cases.withdraw(one.id(), null, SHOP);
            return one;
        });
        return found(one);
    }

    private void sent(AfterSalesCase one, String number) throws Refusal {
        inTransaction(() -> {
            returns.sent(one.id(), "顺丰", number, SHOP);
            return one;
        });
    }

    private void inspect(AfterSalesCase one, Return.Result result, String note, Line... accepted) throws Refusal {
        inTransaction(() -> {
            returns.inspect(one.id(), result, List.of(accepted), note, WANG);
            return one;
        });
    }

    private void comesBack(AfterSalesCase one, Return.@Nullable Result result) throws Refusal {
        inTransaction(() -> {
            returns.nameAddress(one.id(), "仓库", WANG);
            return one;
        });
        sent(one, "SF" + Math.floorMod(one.id().hashCode(), 1_000_000_000));
        inTransaction(() -> {
            returns.arrived(one.id(), WANG);
            return one;
        });
        if (result != null) {
            inspect(one, result, "");
        }
    }

    private void refunded(AfterSalesCase one) {
        transactions.executeWithoutResult(tx -> cases.releaseRefund(one.id()));
        var paid = ledger.pays(one.id());
        transactions.executeWithoutResult(tx -> cases.refunded(paid));
    }

    private Mails.Intended mail(String template, AfterSalesCase about) {
        return new Mails.Intended(
                template,
                about.id().value(),
                1,
                rows.orderId().value(),
                "buyer@example.com",
                rows.order().language());
    }

    private void settle(AfterSalesCase one) {
        transactions.executeWithoutResult(tx -> cases.settle(one.id()));
    }

    private Cases.AfterSales standing() {
        return transactions.execute(tx -> cases.standing(rows.supplierOrderId()));
    }

    private AfterSalesCase found(AfterSalesCase one) {
        return cases.find(one.id()).orElseThrow();
    }

    private ParcelTrack delivered(Parcel parcel, Instant at) {
        return new ParcelTrack(
                parcel.id(),
                parcel.orderId(),
                parcel.supplierOrderId(),
                parcel.trackingNumber(),
                "DELIVERED",
                100,
                at,
                at,
                at,
                "DELIVERED",
                null,
                null,
                null);
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }

    private interface Refusing<T> {
        T call() throws Refusal;
    }

    private <T> T inTransaction(Refusing<T> what) throws Refusal {
        try {
            return transactions.execute(tx -> {
                try {
                    return what.call();
                } catch (Refusal refusal) {
                    throw new IllegalStateException(refusal);
                }
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
