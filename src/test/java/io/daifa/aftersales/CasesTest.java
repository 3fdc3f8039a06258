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
import io.daifa.order.Refunds;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrders;
import io.daifa.support.OrderRows;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import io.daifa.tracking.ParcelEnded;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import io.daifa.tracking.Tracks;
import java.math.BigDecimal;
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
    private final Refunds refunds = mock(Refunds.class);
    private final Tracks tracks = mock(Tracks.class);
    private final Parcels parcels = mock(Parcels.class);
    private final Products products = mock(Products.class);
    private final Decisions decisions = mock(Decisions.class);
    private final Mails mails = mock(Mails.class);

    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private OrderRows rows;
    private Orders orders;
    private Cases cases;

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
        when(refunds.left(any()))
                .thenAnswer(
                        left -> orders.find(left.getArgument(0)).orElseThrow().paid());
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
                        new NewCase(OrderId.of(Ids.next()), null, CaseProblem.LATE, null, false, null, List.of()),
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
        when(refunds.left(rows.orderId())).thenReturn(cny("100.00"));
        var first = open(request("r1", new Line(1, 1)));
        var second = open(request("r2", new Line(1, 1)));
        decide(first, Resolution.REFUND_ONLY, "60.00", "because");

        assertThat(cases.refundable(second.id())).isEqualTo(cny("40.00"));
        assertThat(cases.refundable(first.id())).isEqualTo(cny("100.00"));
        assertThatThrownBy(() -> decide(second, Resolution.COMPENSATION, "40.01", null))
                .hasMessageContaining("case-refund-above");
    }

    @Test
    void aReturnIsArrangedThenRefundedThenSettled() throws Exception {
        var opened = open(request("r1", new Line(1, 1)));
        decide(opened, Resolution.RETURN_REFUND, "27.00", null);
        assertThat(cases.nextStep(opened.id())).isEqualTo(Cases.NextStep.ARRANGE);
        assertThatThrownBy(() -> refunded(opened, "A1")).hasMessageContaining("case-step-not-due");
        assertThatThrownBy(() -> arranged(opened, " ")).hasMessageContaining("case-reference-missing");

        arranged(opened, "SF1");
        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.REFUNDING);
        assertThat(cases.nextStep(opened.id())).isEqualTo(Cases.NextStep.REFUND);

        refunded(opened, "A1");
        assertThat(cases.nextStep(opened.id())).isEqualTo(Cases.NextStep.SETTLE);
        assertThatThrownBy(() -> refunded(opened, "A1")).hasMessageContaining("case-step-not-due");

        settle(opened);
        settle(opened);
        assertThat(found(opened).state()).isEqualTo(AfterSalesCase.State.CLOSED);
        assertThat(published).endsWith(new CasesSettled(rows.supplierOrderId(), rows.orderId()));
        assertThat(written)
                .extracting(Journal.Entry::what)
                .containsExactly("case-opened", "case-decided", "case-arranged", "case-refunded", "case-settled");
        verify(mails)
                .intend(new Mails.Intended(
                        "case-outcome",
                        opened.id().value(),
                        1,
                        rows.orderId().value(),
                        "buyer@example.com",
                        rows.order().language()));
    }

    @Test
    void eachResolutionHasItsSteps() throws Exception {
        assertThat(steps(Resolution.EXCHANGE, null)).containsExactly("ARRANGE", "SETTLE");
        assertThat(steps(Resolution.RESHIP, "1.00")).containsExactly("ARRANGE", "REFUND", "SETTLE");
        assertThat(steps(Resolution.REFUND_ONLY, "1.00")).containsExactly("REFUND", "SETTLE");
        assertThat(steps(Resolution.COMPENSATION, "1.00")).containsExactly("REFUND", "SETTLE");
        assertThat(steps(Resolution.DECLINED, null)).containsExactly("SETTLE");
    }

    @Test
    void casesAreSettledWithTheSupplierOrdersLast() throws Exception {
        var first = open(request("r1", new Line(1, 1)));
        var second = open(request("r2", new Line(1, 1)));
        decide(first, Resolution.DECLINED, null, "no");
        decide(second, Resolution.DECLINED, null, "no");
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
                .containsEntry("note", "worn");
    }

    @Test
    void aLostParcelOpensACaseByItselfOnceEvenWhereEverythingIsClaimed() throws Exception {
        open(request("r1"));
        published.clear();
        var parcel = ParcelId.of(Ids.next());
        var listener = new EndedParcels(cases);
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
            var given = all.stream()
                    .filter(one -> one.decision() != null)
                    .map(one -> one.decision().refund().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(given).isLessThanOrEqualTo(rows.order().total().amount());
            var claimed = new HashMap<Integer, Integer>();
            all.stream()
                    .filter(one -> one.decision() == null || one.decision().resolution() != Resolution.DECLINED)
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
        if (one.decision() == null) {
            var resolution = ALL.get(random.nextInt(ALL.size()));
            var money = resolution == Resolution.DECLINED ? null : "" + random.nextInt(80);
            decide(one, resolution, money, "x");
        } else if (one.closedAt() == null) {
            switch (cases.nextStep(one.id())) {
                case ARRANGE -> arranged(one, "a");
                case REFUND -> refunded(one, "r");
                case SETTLE -> settle(one);
            }
        }
    }

    private List<String> steps(Resolution resolution, @Nullable String refund) throws Refusal {
        rows = new OrderRows(jdbc);
        orders = OrderRows.orders(jdbc, rows);
        cases = cases(Duration.ofDays(7), OrderRows.supplierOrders(jdbc, rows));
        var opened = open(request("steps"));
        decide(opened, resolution, refund, "because");
        var steps = new ArrayList<String>();
        while (found(opened).closedAt() == null) {
            var step = cases.nextStep(opened.id());
            steps.add(step.name());
            switch (step) {
                case ARRANGE -> arranged(opened, "A1");
                case REFUND -> refunded(opened, "R1");
                case SETTLE -> settle(opened);
            }
        }
        return steps;
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
        var settings = new AfterSalesSettings(window, ZoneId.of("Asia/Shanghai"), "12.00 CNY");
        var journal = mock(Journal.class);
        doAnswer(call -> written.add(call.getArgument(0))).when(journal).write(any(Journal.Entry.class));
        return new Cases(
                new CaseTable(jdbc),
                new CaseFacts(products, parcels, tracks, shops, new Compensations(decisions), settings, clock),
                new CaseMails(mails, orders, shops),
                settings,
                orders,
                refunds,
                supplierOrders,
                tracks,
                decisions,
                journal,
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
        return new NewCase(rows.orderId(), externalId, CaseProblem.DAMAGED, "broken", true, null, List.of(lines));
    }

    private NewCase asking(String amount, String currency) {
        return new NewCase(rows.orderId(), null, CaseProblem.LATE, null, false, Money.of(amount, currency), List.of());
    }

    private AfterSalesCase open(NewCase request) throws Refusal {
        return inTransaction(() -> cases.open(request, SHOP)).get(0);
    }

    private void propose(AfterSalesCase one) {
        transactions.executeWithoutResult(tx -> cases.propose(one.id()));
    }

    private void decide(AfterSalesCase one, Resolution resolution, @Nullable String refund, @Nullable String note)
            throws Refusal {
        inTransaction(() -> {
            cases.decide(one.id(), resolution, refund == null ? null : cny(refund), Freight.NONE, note, WANG);
            return one;
        });
    }

    private void arranged(AfterSalesCase one, String reference) throws Refusal {
        inTransaction(() -> {
            cases.arranged(one.id(), reference, null, WANG);
            return one;
        });
    }

    private void refunded(AfterSalesCase one, String reference) throws Refusal {
        inTransaction(() -> {
            cases.refunded(one.id(), reference, null, WANG);
            return one;
        });
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
