package io.daifa.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Decisions;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Links;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.AddressRule;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.support.OrderRows;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class TracksTest {

    private static final Actor LI = Actor.staff("li");
    /** Every trouble rings after twelve hours, is due in six more, and rings again after a day. */
    private static final Decisions DECISIONS = (table, facts) ->
            List.of(Map.of("opensAfterHours", 12, "dueAfterHours", 6, "priority", 60, "ringsAgainAfterHours", 24));

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(NOW);
    private final List<Object> published = Collections.synchronizedList(new ArrayList<>());
    private final List<Journal.Entry> written = Collections.synchronizedList(new ArrayList<>());
    private final Parcels parcels = mock(Parcels.class);
    private final Suppliers suppliers = mock(Suppliers.class);
    private final Mails mails = mock(Mails.class);

    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private OrderRows rows;
    private SupplierOrders supplierOrders;
    private Tracks tracks;
    private String number;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void setUp() {
        jdbc = database.jdbc();
        transactions = database.transactions();
        rows = new OrderRows(jdbc);
        number = "YT" + rows.orderId().value().toString().substring(24).toUpperCase(Locale.ROOT);
        when(parcels.isAllShipped(any())).thenReturn(true);
        tracks = tracks(rows);
    }

    @Test
    void aParcelThatArrivesBeforeTheRestIsShippedSettlesNothing() {
        followed(number);
        when(parcels.isAllShipped(any())).thenReturn(false);

        record(told("1", "DELIVERED", "2026-11-22T01:00:00Z"));

        assertThat(published).isEmpty();
        assertThat(tracks.settlement(rows.supplierOrderId())).isEqualTo(Tracks.Settlement.WAITING);
        verify(supplierOrders).partlyDelivered(rows.supplierOrderId());
        verify(mails, never()).intend(any());
    }

    @Test
    void whereTheRestIsTakenOffAfterAllElseArrivedAllHasArrived() {
        followed(number);
        when(parcels.isAllShipped(any())).thenReturn(false);
        record(told("1", "DELIVERED", "2026-11-22T01:00:00Z"));
        when(parcels.isAllShipped(any())).thenReturn(true);

        tracks.allShipped(rows.supplierOrderId(), rows.orderId());

        verify(supplierOrders).delivered(rows.supplierOrderId());
        verify(mails).intend(any());
    }

    @Test
    void whatIsOnItsWayStillHasNotArrivedWhenNothingIsLeftToShip() {
        followed(number);

        tracks.allShipped(rows.supplierOrderId(), rows.orderId());

        verify(supplierOrders, never()).delivered(any());
        verify(mails, never()).intend(any());
    }

    @Test
    void aParcelOnItsWayIsBroughtUpToDateAndItsStoryTold() {
        var parcel = followed(number);

        var recorded = record(told("1", "PICKED_UP", "2026-11-21T01:00:00Z"));

        assertThat(recorded).isEqualTo(new Tracks.Recorded(1, 0, 0));
        assertThat(track(parcel).status()).isEqualTo("PICKED_UP");
        assertThat(track(parcel).progress()).isEqualTo(25);
        assertThat(written).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("parcel-moved");
            assertThat(entry.data()).containsEntry("status", "parcelStatus.PICKED_UP");
            assertThat(entry.data().get("number")).hasSize(7).startsWith("…");
        });
    }

    @Test
    void theSameEventToldAgainIsKnownAndTellsNothing() {
        followed(number);
        record(told("1", "PICKED_UP", "2026-11-21T01:00:00Z"));

        var recorded = record(told("1", "PICKED_UP", "2026-11-21T01:00:00Z"));

        assertThat(recorded).isEqualTo(new Tracks.Recorded(0, 1, 0));
        assertThat(written).hasSize(1);
    }

    @Test
    void whatWasToldBeforeTheParcelWasFollowedCounts() {
        var parcel = rows.parcel(number);
        var recorded =
                record(told("1", "PICKED_UP", "2026-11-21T01:00:00Z"), told("2", "DELIVERED", "2026-11-22T01:00:00Z"));
        assertThat(recorded).isEqualTo(new Tracks.Recorded(2, 0, 2));

        follow();

        assertThat(track(parcel).settledAs()).isEqualTo("DELIVERED");
        assertThat(tracks.settlement(rows.supplierOrderId())).isEqualTo(Tracks.Settlement.DELIVERED);
    }

    @Test
    void followingAgainChangesNothing() {
        var parcel = followed(number);
        record(told("1", "PICKED_UP", "2026-11-21T01:00:00Z"));
        written.clear();

        follow();

        assertThat(track(parcel).status()).isEqualTo("PICKED_UP");
        assertThat(written).isEmpty();
    }

    @Test
    void aNumberIsRecognisedHoweverTheCarrierWritesIt() {
        var parcel = followed(number);

        record(new CarrierEvent(
                " " + number.toLowerCase(Locale.ROOT).substring(0, 4) + "-" + number.substring(4),
                Instant.parse("2026-11-21T01:00:00Z"),
                "PICKED_UP",
                null,
                null));

        assertThat(track(parcel).status()).isEqualTo("PICKED_UP");
    }

    @Test
    void theLastDeliverySettlesTheSupplierOrderAndTheCustomerIsWrittenTo() {
        followed(number);
        followed(number + "2");

        record(told("1", "DELIVERED", "2026-11-22T01:00:00Z"));
        assertThat(published).isEmpty();
        verify(supplierOrders, never()).delivered(any());

        record(new CarrierEvent(number + "2", Instant.parse("2026-11-22T02:00:00Z"), "DELIVERED", null, null));

        assertThat(published).containsExactly(new ParcelsSettled(rows.supplierOrderId(), rows.orderId()));
        verify(supplierOrders).delivered(rows.supplierOrderId());
        verify(mails)
                .intend(new Mails.Intended(
                        "order-delivered",
                        rows.supplierOrderId().value(),
                        1,
                        rows.orderId().value(),
                        "buyer@example.com",
                        rows.order().language()));
    }

    @Test
    void aParcelThatCameBackIsToldOnceAndSettlesWithoutDelivery() {
        var parcel = followed(number);

        record(told("1", "RETURNED", "2026-11-22T01:00:00Z"));

        assertThat(published)
                .containsExactly(
                        new ParcelEnded(parcel.id(), rows.supplierOrderId(), rows.orderId(), ParcelEnded.End.RETURNED),
                        new ParcelsSettled(rows.supplierOrderId(), rows.orderId()));
        assertThat(tracks.settlement(rows.supplierOrderId())).isEqualTo(Tracks.Settlement.NOT_DELIVERED);
        verify(supplierOrders, never()).delivered(any());
    }

    @Test
    void whereOneParcelArrivedAndOneDidNotTheSupplierOrderIsDeliveredAndNobodyIsToldThatAllArrived() {
        followed(number);
        followed(number + "2");

        record(
                told("1", "DELIVERED", "2026-11-22T01:00:00Z"),
                new CarrierEvent(number + "2", Instant.parse("2026-11-22T02:00:00Z"), "RETURNED", null, null));

        verify(supplierOrders).delivered(rows.supplierOrderId());
        assertThat(tracks.settlement(rows.supplierOrderId())).isEqualTo(Tracks.Settlement.DELIVERED);
        verify(mails, never()).intend(any());
    }

    @Test
    void aParcelThatComesBackAfterItsDeliveryIsToldAgainAndTheRestIsNot() {
        var parcel = followed(number);
        record(told("1", "DELIVERED", "2026-11-22T01:00:00Z"));
        published.clear();

        record(told("2", "RETURNED", "2026-11-23T01:00:00Z"));

        assertThat(published)
                .containsExactly(
                        new ParcelEnded(parcel.id(), rows.supplierOrderId(), rows.orderId(), ParcelEnded.End.RETURNED));
        verify(supplierOrders).delivered(rows.supplierOrderId());
    }

    @Test
    void aNumberThatTheCarrierCancelledIsALostParcelToTheCustomer() {
        var parcel = followed(number);

        record(told("1", "CANCELLED", "2026-11-22T01:00:00Z"));

        assertThat(published)
                .contains(new ParcelEnded(parcel.id(), rows.supplierOrderId(), rows.orderId(), ParcelEnded.End.LOST));
    }

    @Test
    void troubleRingsOnceAndEndsWhenTheParcelMovesOn() {
        var parcel = followed(number);
        record(told("1", "EXCEPTION", "2026-11-21T01:00:00Z"));
        record(told("2", "EXCEPTION", "2026-11-21T02:00:00Z"));
        assertThat(published).containsExactly(inTrouble(parcel));
        assertThat(tracks.troubleStands(parcel.id())).isTrue();

        record(told("3", "IN_TRANSIT", "2026-11-21T03:00:00Z"));

        assertThat(published).containsExactly(inTrouble(parcel), movedOn(parcel));
        assertThat(tracks.troubleStands(parcel.id())).isFalse();
        assertThat(written).extracting(Journal.Entry::what).containsExactly("parcel-in-trouble", "parcel-moved");
    }

    @Test
    void troubleThatWasSeenToRingsAgainOnlyWithALaterTrouble() throws Exception {
        var parcel = followed(number);
        record(told("1", "DELIVERY_FAILED", "2026-11-21T01:00:00Z"));
        handled(parcel, "CARRIER_URGED", null);
        assertThat(tracks.troubleStands(parcel.id())).isFalse();

        record(told("2", "DELIVERY_FAILED", "2026-11-21T02:00:00Z"));
        assertThat(published).containsExactly(inTrouble(parcel));

        record(told("3", "OUT_FOR_DELIVERY", "2026-11-22T01:00:00Z"));
        record(told("4", "DELIVERY_FAILED", "2026-11-22T05:00:00Z"));

        assertThat(published).containsExactly(inTrouble(parcel), inTrouble(parcel));
        assertThat(tracks.troubleStands(parcel.id())).isTrue();
    }

    @Test
    void silenceRingsOnceAndIsOverWhenSomethingIsHeard() {
        var parcel = followed(number);
        clock.advance(Duration.ofHours(11));
        assertThat(sweep()).isZero();

        clock.advance(Duration.ofHours(2));
        sweep();
        sweep();

        assertThat(published).containsExactly(inTrouble(parcel));
        assertThat(track(parcel).trouble()).isEqualTo("NO_SCAN");
        assertThat(tracks.urgency(parcel.id())).isEqualTo(new Tracks.Urgency(NOW.plus(Duration.ofHours(18)), 60));
        record(told("1", "PICKED_UP", "2026-11-23T20:00:00Z"));
        assertThat(published).containsExactly(inTrouble(parcel), movedOn(parcel));
        assertThat(track(parcel).trouble()).isNull();
    }

    @Test
    void anotherTroubleChangesTheOneThatStandsAndRingsNoSecondTime() {
        var parcel = followed(number);
        clock.advance(Duration.ofHours(13));
        sweep();

        record(told("1", "EXCEPTION", "2026-11-23T20:00:00Z"));

        assertThat(published)
                .containsExactly(
                        inTrouble(parcel),
                        new ParcelTroubleChanged(parcel.id(), parcel.supplierOrderId(), parcel.orderId()));
        assertThat(track(parcel).trouble()).isEqualTo("EXCEPTION");
    }

    @Test
    void silenceThatWasSeenToRingsAgainAfterAWhile() throws Exception {
        var parcel = followed(number);
        clock.advance(Duration.ofHours(13));
        sweep();
        handled(parcel, "CARRIER_URGED", null);
        clock.advance(Duration.ofHours(23));
        assertThat(sweep()).isZero();

        clock.advance(Duration.ofHours(2));
        sweep();

        assertThat(published).containsExactly(inTrouble(parcel), inTrouble(parcel));
        assertThat(tracks.troubleStands(parcel.id())).isTrue();
    }

    @Test
    void aTroubleThatCameAfterTheOneThatWasSeenToRingsNoSecondTime() throws Exception {
        var parcel = followed(number);
        clock.advance(Duration.ofHours(13));
        sweep();
        handled(parcel, "CARRIER_URGED", null);
        record(told("1", "DELIVERY_FAILED", "2026-11-23T20:00:00Z"));
        assertThat(published).containsExactly(inTrouble(parcel), inTrouble(parcel));

        clock.advance(Duration.ofHours(25));
        sweep();

        assertThat(published).containsExactly(inTrouble(parcel), inTrouble(parcel));
        assertThat(tracks.troubleStands(parcel.id())).isTrue();
    }

    @Test
    void anOrderThatSomebodyElseHasLockedIsLeftForTheNextSweep() throws Exception {
        var parcel = followed(number);
        clock.advance(Duration.ofHours(13));

        transactions.executeWithoutResult(tx -> {
            jdbc.sql("select id from daifa.customer_order where id = ? for no key update")
                    .param(rows.orderId().value())
                    .query()
                    .listOfRows();
            assertThat(CompletableFuture.supplyAsync(this::sweep).join()).isZero();
        });
        sweep();

        assertThat(published).containsExactly(inTrouble(parcel));
    }

    @Test
    void aParcelThatWasDeclaredLostAndIsHeardOfAgainIsToldOnce() throws Exception {
        var parcel = followed(number);
        lost(parcel);
        published.clear();

        record(told("1", "IN_TRANSIT", "2026-11-23T09:00:00Z"));
        record(told("2", "DELIVERED", "2026-11-23T10:00:00Z"));

        assertThat(published).containsExactly(new ParcelFound(parcel.id(), parcel.supplierOrderId(), parcel.orderId()));
        assertThat(written).extracting(Journal.Entry::what).contains("parcel-found-again");
        assertThat(track(parcel).settledAs()).isEqualTo("LOST");
    }

    @Test
    void whatOnlyTheWaybillsOwnerCanArrangeIsAskedOfTheSupplier() throws Exception {
        var parcel = followed(number);
        record(told("1", "DELIVERY_FAILED", "2026-11-23T07:00:00Z"));

        handled(parcel, "INTERCEPTED", "the buyer moved");

        assertThat(tracks.requests(rows.orderId())).singleElement().satisfies(request -> {
            assertThat(request.kind()).isEqualTo(ParcelRequest.Kind.INTERCEPTED);
            assertThat(request.words()).isEqualTo("the buyer moved");
        });
        assertThatThrownBy(() -> handled(parcel, "REDIRECTED", null)).hasMessageContaining("parcel-note-missing");
    }

    /** Only this test's parcel is looked at: the others of this database are settled first. */
    private int sweep() {
        jdbc.sql(
                        "update daifa.parcel_track set settled_at = ?, settled_as = 'DELIVERED' where order_id <> ? and settled_at is null")
                .params(java.sql.Timestamp.from(NOW), rows.orderId().value())
                .update();
        var silent = new SilentParcels(jdbc, new ParcelRules(DECISIONS), journal(), clock, published::add);
        var watch =
                new ParcelWatch(new SilentParcels(jdbc, new ParcelRules(DECISIONS), journal(), clock, published::add) {
                    @Override
                    public Batch ring(List<Threshold> thresholds, java.util.UUID after, int most) {
                        return transactions.execute(tx -> silent.ring(thresholds, after, most));
                    }

                    @Override
                    public Batch ringAgain(java.util.UUID after, int most) {
                        return transactions.execute(tx -> silent.ringAgain(after, most));
                    }
                });
        return watch.sweep();
    }

    private Journal journal() {
        var journal = mock(Journal.class);
        doAnswer(call -> written.addAll(call.<List<Journal.Entry>>getArgument(0)))
                .when(journal)
                .write(ArgumentMatchers.<List<Journal.Entry>>any());
        doAnswer(call -> written.add(call.getArgument(0))).when(journal).write(any(Journal.Entry.class));
        return journal;
    }

    @Test
    void aPersonsWordOnAParcelIsRefusedWhenItSaysNothing() {
        var parcel = followed(number);

        assertThatThrownBy(() -> handled(parcel, "SHOUTED", null)).hasMessageContaining("parcel-action-unknown");
        assertThatThrownBy(() -> handled(parcel, "NOTED", " ")).hasMessageContaining("parcel-note-missing");
        assertThatThrownBy(() -> handled(parcel, "REDELIVERY", "x".repeat(2001)))
                .hasMessageContaining("parcel-note-too-long");
    }

    @Test
    void aParcelDeclaredLostStaysLostWhateverTheCarrierTellsAfterwards() throws Exception {
        var parcel = followed(number);
        record(told("1", "EXCEPTION", "2026-11-21T01:00:00Z"));
        published.clear();

        lost(parcel);

        assertThat(published)
                .containsExactly(
                        movedOn(parcel),
                        new ParcelEnded(parcel.id(), rows.supplierOrderId(), rows.orderId(), ParcelEnded.End.LOST),
                        new ParcelsSettled(rows.supplierOrderId(), rows.orderId()));
        published.clear();
        record(told("2", "DELIVERED", "2026-11-24T01:00:00Z"));
        assertThat(track(parcel).settledAs()).isEqualTo("LOST");
        assertThat(published).containsExactly(new ParcelFound(parcel.id(), parcel.supplierOrderId(), parcel.orderId()));
        assertThatThrownBy(() -> lost(parcel)).hasMessageContaining("parcel-settled");
    }

    @Test
    void whatCannotHaveHappenedIsLeftOutAndLongWordsAreCut() {
        followed(number);

        var recorded = record(
                told("1", "DELIVERED", "1999-12-31T23:59:59Z"),
                told("2", "DELIVERED", "2026-11-24T08:00:01Z"),
                new CarrierEvent(number, NOW, "PICKED_UP", "x\0".repeat(600), "😀".repeat(300)));

        assertThat(recorded.stored()).isEqualTo(1);
        assertThat(tracks.stations(number)).singleElement().satisfies(station -> {
            assertThat(station.place()).isEqualTo("x".repeat(500));
            assertThat(station.words()).isEqualTo("😀".repeat(250));
        });
    }

    @Test
    void theOrderInWhichEventsArriveMakesNoDifference() {
        var events = List.of(
                told("1", "INFO_RECEIVED", "2026-11-20T05:00:00Z"),
                told("2", "PICKED_UP", "2026-11-20T10:00:00Z"),
                told("3", "IN_TRANSIT", "2026-11-20T18:00:00Z"),
                told("4", "EXCEPTION", "2026-11-21T01:00:00Z"),
                told("5", "OUT_FOR_DELIVERY", "2026-11-21T08:00:00Z"),
                told("6", "DELIVERY_FAILED", "2026-11-21T11:00:00Z"),
                told("7", "DELIVERED", "2026-11-22T02:00:00Z"),
                told("8", "RETURNED", "2026-11-22T12:00:00Z"));
        var random = new Random(7);
        var ends = new ArrayList<ParcelTrack>();
        for (var round = 0; round < 15; round++) {
            var here = new OrderRows(jdbc);
            var itsTracks = tracks(here);
            var itsNumber = "P" + here.orderId().value().toString().substring(24);
            var parcel = here.parcel(Numbers.normalised(itsNumber));
            when(parcels.of(here.supplierOrderId())).thenReturn(here.parcels());
            var shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, random);
            var followAfter = random.nextInt(shuffled.size());
            for (var i = 0; i < shuffled.size(); i++) {
                var event = shuffled.get(i);
                var its = new CarrierEvent(itsNumber, event.at(), event.code(), event.place(), event.words());
                transactions.executeWithoutResult(tx -> itsTracks.record("demo", List.of(its)));
                if (i == followAfter) {
                    transactions.executeWithoutResult(tx -> itsTracks.follow(here.supplierOrderId()));
                }
            }
            ends.add(itsTracks.find(parcel.id()).orElseThrow());
        }
        assertThat(ends).allSatisfy(track -> {
            assertThat(track.status()).isEqualTo("RETURNED");
            assertThat(track.progress()).isEqualTo(100);
            assertThat(track.settledAs()).isEqualTo("RETURNED");
            assertThat(track.deliveredAt()).isEqualTo(Instant.parse("2026-11-22T02:00:00Z"));
            assertThat(track.settledAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
            assertThat(track.lastEventAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
            assertThat(track.trouble()).isNull();
        });
    }

    @Test
    void fiftyDeliveriesOfTheSameBatchAtOnceAreStoredOnceAndToldOnce() throws Exception {
        var parcel = followed(number);
        var batch = IntStream.range(0, 20)
                .mapToObj(
                        i -> told("w" + i, i == 19 ? "DELIVERED" : "IN_TRANSIT", "2026-11-21T01:00:" + (10 + i) + "Z"))
                .toList();
        var random = new Random(3);

        var stored = atOnce(50, () -> {
            var shuffled = new ArrayList<>(batch);
            Collections.shuffle(shuffled, random);
            return transactions.execute(tx -> tracks.record("demo", shuffled)).stored();
        });

        assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(tracks.stations(number)).hasSize(20);
        assertThat(track(parcel).settledAs()).isEqualTo("DELIVERED");
        assertThat(published).containsExactly(new ParcelsSettled(rows.supplierOrderId(), rows.orderId()));
        assertThat(written).extracting(Journal.Entry::what).containsExactly("parcel-delivered");
    }

    @Test
    void anEventStoredInTheInstantInWhichItsParcelIsFollowedIsNotLost() throws Exception {
        for (var round = 0; round < 40; round++) {
            var here = new OrderRows(jdbc);
            var itsTracks = tracks(here);
            var itsNumber =
                    Numbers.normalised("R" + here.orderId().value().toString().substring(24));
            var parcel = here.parcel(itsNumber);
            when(parcels.of(here.supplierOrderId())).thenReturn(here.parcels());
            var event = new CarrierEvent(itsNumber, NOW, "DELIVERED", null, null);

            List<Callable<Integer>> both = List.of(
                    () -> transactions.execute(
                            tx -> itsTracks.record("demo", List.of(event)).stored()),
                    () -> transactions.execute(tx -> {
                        itsTracks.follow(here.supplierOrderId());
                        return 0;
                    }));
            atOnce(both);

            assertThat(itsTracks.find(parcel.id()).orElseThrow().settledAs()).isEqualTo("DELIVERED");
        }
    }

    @Test
    void theMailOfTheDeliveryNamesShopOrderAndLink() {
        tracks.tellDelivered(rows.supplierOrderId());

        verify(mails)
                .send(
                        eq("order-delivered"),
                        eq(rows.supplierOrderId().value()),
                        eq(1),
                        argThat(text -> text.model()
                                        .get("orderNumber")
                                        .equals(rows.order().shopOrderNumber())
                                && text.model().get("shopName").equals("Shop")
                                && text.model().get("link").toString().matches("https://daifa.example/t/.+\\.token")));
    }

    private Tracks tracks(OrderRows its) {
        Orders orders = OrderRows.orders(jdbc, its);
        supplierOrders = OrderRows.supplierOrders(jdbc, its);
        var shops = mock(Shops.class);
        when(shops.find(its.shopId()))
                .thenReturn(Optional.of(new Shop(
                        its.shopId(), "s", "Shop", null, "CNY", its.order().language(), Duration.ofDays(4), null)));
        var links = mock(Links.class);
        when(links.token("track", its.orderId().value(), 0)).thenReturn("token");
        when(links.address(anyString())).thenAnswer(call -> "https://daifa.example" + call.getArgument(0));
        var journal = journal();
        return new Tracks(
                jdbc,
                clock,
                new CarrierEvents(jdbc, clock),
                orders,
                supplierOrders,
                parcels,
                new DeliveryMails(mails, orders, supplierOrders, shops, new TrackingLinks(links)),
                new ParcelRules(DECISIONS),
                new ParcelRequests(jdbc, mails, suppliers, supplierOrders, mock(SupplierLinks.class), journal, clock),
                new Routes(supplierOrders, suppliers, orders, new AddressRule()),
                journal,
                published::add);
    }

    private Parcel followed(String itsNumber) {
        var parcel = rows.parcel(itsNumber);
        follow();
        return parcel;
    }

    private void follow() {
        when(parcels.of(rows.supplierOrderId())).thenReturn(rows.parcels());
        transactions.executeWithoutResult(tx -> tracks.follow(rows.supplierOrderId()));
    }

    private CarrierEvent told(String words, String code, String at) {
        return new CarrierEvent(number, Instant.parse(at), code, null, words);
    }

    private Tracks.Recorded record(CarrierEvent... events) {
        return transactions.execute(tx -> tracks.record("demo", List.of(events)));
    }

    private ParcelTrack track(Parcel parcel) {
        return tracks.find(parcel.id()).orElseThrow();
    }

    private void handled(Parcel parcel, String what, String note) throws Refusal {
        tracks.handled(parcel.id(), what, LI, note);
    }

    private void lost(Parcel parcel) throws Refusal {
        tracks.declareLost(parcel.id(), LI, null);
    }

    private static ParcelInTrouble inTrouble(Parcel parcel) {
        return new ParcelInTrouble(parcel.id(), parcel.supplierOrderId(), parcel.orderId());
    }

    private static ParcelMovedOn movedOn(Parcel parcel) {
        return new ParcelMovedOn(parcel.id(), parcel.supplierOrderId(), parcel.orderId());
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        return atOnce(Collections.nCopies(times, what));
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws InterruptedException, ExecutionException {
        var barrier = new CyclicBarrier(all.size());
        var threads = Executors.newFixedThreadPool(all.size());
        try {
            var futures = new ArrayList<Future<T>>();
            for (var one : all) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return one.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
