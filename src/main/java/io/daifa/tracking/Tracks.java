package io.daifa.tracking;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.TextLimit;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.shipment.TrackingNumber;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The ways of the parcels. What carriers tell is stored before anything is made of it. */
@Repository
public class Tracks {

    private static final Set<String> ACTIONS =
            Set.of("CARRIER_URGED", "REDELIVERY", "REDIRECTED", "INTERCEPTED", "MOVING", "NOTED");
    private static final Set<String> IN_WORDS = Set.of("REDIRECTED", "NOTED");
    private static final TextLimit NOTE = new TextLimit(2000, "parcel-note-too-long");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CarrierEvents carrierEvents;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final DeliveryMails deliveryMails;
    private final ParcelRules rules;
    private final ParcelRequests requests;
    private final Routes routes;
    private final Journal journal;
    private final ApplicationEventPublisher publisher;

    Tracks(
            JdbcClient jdbc,
            Clock clock,
            CarrierEvents carrierEvents,
            Orders orders,
            SupplierOrders supplierOrders,
            Parcels parcels,
            DeliveryMails deliveryMails,
            ParcelRules rules,
            ParcelRequests requests,
            Routes routes,
            Journal journal,
            ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.carrierEvents = carrierEvents;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.deliveryMails = deliveryMails;
        this.rules = rules;
        this.requests = requests;
        this.routes = routes;
        this.journal = journal;
        this.publisher = publisher;
    }

    /** What became of events that were told: stored now, known before, and of numbers that no parcel has (kept until one has). */
    public record Recorded(int stored, int known, int unmatched) {}

    /**
     * Stores what a provider tells and brings the parcels' progress up to date. Events may come late, twice and out of order. Publishes
     * {@link ParcelInTrouble}, {@link ParcelMovedOn}, {@link ParcelEnded} and {@link ParcelsSettled}, and {@link StrayDelivered} of numbers that
     * no parcel has.
     */
    @Transactional
    public Recorded record(String provider, List<CarrierEvent> events) {
        var told = carrierEvents.understood(provider, events);
        if (told.isEmpty()) {
            return new Recorded(0, 0, 0);
        }
        var numbers = told.stream().map(CarrierEvents.Told::number).collect(toSet());
        var locked = lock(byNumbers(numbers), Set.of());
        carrierEvents.pass(numbers);
        var stored = carrierEvents.store(provider, told);
        // A number can have become followed before its gate let us in: its order is locked now, and its track read
        // after that.
        lock(byNumbers(numbers), locked);
        var followed = byNumbers(numbers);
        advance(followed, Actor.carrier(provider));

        var known = followed.stream().map(ParcelTrack::trackingNumber).collect(toSet());
        var unmatched =
                told.stream().filter(event -> !known.contains(event.number())).count();
        told.stream()
                .filter(event -> !known.contains(event.number()) && event.status() == ParcelStatus.DELIVERED)
                .forEach(event -> publisher.publishEvent(new StrayDelivered(event.number(), event.at())));
        return new Recorded(stored, told.size() - stored, (int) unmatched);
    }

    /**
     * When that number, which is none of our parcels', was delivered by all that was told so far. The numbers' gate stays shut until the
     * transaction ends: a delivery that is told later is told to who has stored the number by then, by {@link StrayDelivered}.
     */
    @Transactional
    public Optional<Instant> watch(TrackingNumber number) {
        carrierEvents.shut(List.of(number.value()));
        return Optional.ofNullable(delivered(List.of(number.value())).get(number.value()));
    }

    /** When those of these numbers were delivered that were, by all that was told so far. */
    public Map<String, Instant> delivered(Collection<String> numbers) {
        var delivered = new LinkedHashMap<String, Instant>();
        carrierEvents
                .scans(numbers)
                .forEach((number, scans) -> scans.stream()
                        .filter(scan -> scan.status() == ParcelStatus.DELIVERED)
                        .map(Scan::at)
                        .min(Instant::compareTo)
                        .ifPresent(at -> delivered.put(number, at)));
        return delivered;
    }

    /** Follows the supplier order's parcels from now on; what was told of their numbers before counts. Following again changes nothing. */
    @Transactional
    public void follow(SupplierOrderId id) {
        supplierOrders.locked(id);
        var followed = ofSupplierOrder(id).stream().map(ParcelTrack::parcelId).collect(toSet());
        var news = parcels.of(id).stream()
                .filter(parcel -> parcel.state() == Parcel.State.REGISTERED)
                .filter(parcel -> !followed.contains(parcel.id()))
                .toList();
        if (news.isEmpty()) {
            return;
        }
        carrierEvents.shut(news.stream().map(Parcel::trackingNumber).toList());
        news.forEach(this::insert);
        var ids = news.stream().map(Parcel::id).collect(toSet());
        advance(
                ofSupplierOrder(id).stream()
                        .filter(track -> ids.contains(track.parcelId()))
                        .toList(),
                Actor.SYSTEM);
    }

    /** Nothing is left to ship of that supplier order: where its parcels have come to their end already, that is told now. */
    @Transactional
    public void allShipped(SupplierOrderId id, OrderId orderId) {
        if (settlement(id) != Settlement.WAITING) {
            tellArrival(id, orderId);
        }
    }

    /** How the supplier order's parcels stand together; while something is left to ship, they wait for it. */
    public Settlement settlement(SupplierOrderId id) {
        var ends = ends(id).values();
        if (!parcels.isAllShipped(id) || ends.contains("")) {
            return Settlement.WAITING;
        }
        return ends.contains(ParcelStatus.DELIVERED.name()) ? Settlement.DELIVERED : Settlement.NOT_DELIVERED;
    }

    /** Whether parcels are on their way still; if not, whether one at least was delivered. */
    public enum Settlement {
        WAITING,
        DELIVERED,
        NOT_DELIVERED
    }

    /** Whether the parcel is in trouble that nobody has seen to. */
    public boolean troubleStands(ParcelId id) {
        return find(id).map(ParcelTrack::troubleStands).orElse(false);
    }

    /** Until when the parcel's trouble is to be seen to, and how much it presses, 0 to 100. */
    public record Urgency(Instant due, int priority) {}

    /** How urgent the parcel's trouble is; it must be in one. */
    public Urgency urgency(ParcelId id) {
        var track = find(id).orElseThrow();
        var rule = rule(track);
        return new Urgency(Objects.requireNonNull(track.troubleSince()).plus(rule.dueAfter()), rule.priority());
    }

    /** What suppliers were asked to arrange for the order's parcels, oldest first. */
    public List<ParcelRequest> requests(OrderId orderId) {
        return requests.ofOrder(orderId);
    }

    /**
     * A person has seen to the parcel's trouble: {@code what} is CARRIER_URGED, REDELIVERY, REDIRECTED, INTERCEPTED, MOVING or NOTED. It rings
     * again with another trouble, and after a while if nothing has changed. A supplier is asked to arrange what only the waybill's owner can.
     */
    @Transactional
    public void handled(ParcelId id, String what, Actor by, @Nullable String note) throws Refusal {
        if (!ACTIONS.contains(what)) {
            throw Refusal.at("what", "parcel-action-unknown");
        }
        var words = NOTE.words("note", note);
        if (IN_WORDS.contains(what) && words == null) {
            throw Refusal.at("note", "parcel-note-missing");
        }
        var track = locked(id);
        if (track.trouble() != null) {
            jdbc.sql("""
                            update daifa.parcel_track
                            set handled_since = trouble_since, handled_trouble = trouble, snoozed_until = :until
                            where parcel_id = :id and trouble_since is not null
                            """)
                    .param(
                            "until",
                            Timestamp.from(clock.instant().plus(rule(track).ringsAgainAfter())))
                    .param("id", id.value())
                    .update();
        }
        for (var kind : ParcelRequest.Kind.values()) {
            if (kind.name().equals(what)) {
                requests.ask(track, kind, words, by);
            }
        }
        journal.write(new Journal.Entry(
                track.orderId().value(),
                track.supplierOrderId().value(),
                by,
                "parcel-trouble-handled",
                Map.of("number", Numbers.tail(track.trackingNumber()), "action", "parcelAction." + what),
                words));
    }

    /** A person declares the parcel lost: it is settled. Refuses when it is settled already. */
    @Transactional
    public void declareLost(ParcelId id, Actor by, @Nullable String note) throws Refusal {
        declareLost(id, "UNDECIDED", by, note);
    }

    /** The same, with what shall be done for the customer: RESHIP, REFUND or UNDECIDED. The case that opens decides it. */
    @Transactional
    public void declareLost(ParcelId id, String remedy, Actor by, @Nullable String note) throws Refusal {
        var words = NOTE.words("note", note);
        var track = locked(id);
        if (track.settledAs() != null) {
            throw Refusal.because("parcel-settled", Numbers.tail(track.trackingNumber()));
        }
        var scans = new ArrayList<>(
                carrierEvents.scans(List.of(track.trackingNumber())).getOrDefault(track.trackingNumber(), List.of()));
        scans.add(new Scan(ParcelStatus.LOST, clock.instant()));
        var change = TrackChange.of(track, ParcelProgress.of(scans));
        write(change);
        journal.write(new Journal.Entry(
                track.orderId().value(),
                track.supplierOrderId().value(),
                by,
                remedy.equals("UNDECIDED") ? "parcel-declared-lost" : "parcel-declared-lost-for",
                Map.of("number", Numbers.tail(track.trackingNumber()), "remedy", "lostRemedy." + remedy),
                words));
        tell(List.of(change));
    }

    /**
     * Corrects the number of a parcel under way, see {@link Parcels#renumber}: the parcel under the right number is followed from now on, and
     * what was told of that number before counts. A supplier may correct it as long as the carrier has not scanned the parcel. Refuses a parcel
     * that is settled.
     */
    @Transactional
    public void renumber(ParcelId id, ReportedParcel right, boolean force, Actor by, @Nullable String note)
            throws Refusal {
        var track = unsettled(id);
        if (by.kind() == Actor.Kind.SUPPLIER && !isCorrectable(track)) {
            throw Refusal.because("parcel-scanned", Numbers.tail(track.trackingNumber()));
        }
        var taking = parcels.renumber(id, right, force, by, note);
        if (taking.id().equals(id)) {
            return;
        }
        var change = voided(track);
        carrierEvents.shut(List.of(taking.trackingNumber()));
        insert(taking);
        change.events().forEach(publisher::publishEvent);
        advance(List.of(find(taking.id()).orElseThrow()), Actor.SYSTEM);
    }

    /** Whether the parcel's supplier may still correct its number: the carrier has not scanned it. */
    public boolean isCorrectable(ParcelTrack track) {
        return track.settledAs() == null && track.progress() <= ParcelStatus.INFO_RECEIVED.progress();
    }

    /**
     * Voids the number of a parcel under way, see {@link Parcels#voidNumber}: what is in it is to be shipped again. Refuses a parcel that is settled.
     * Publishes {@link ParcelsSettled}, so that whoever waits for the parcels looks again.
     */
    @Transactional
    public void voidNumber(ParcelId id, Actor by, @Nullable String note) throws Refusal {
        var track = unsettled(id);
        parcels.voidNumber(id, by, note);
        voided(track).events().forEach(publisher::publishEvent);
        publisher.publishEvent(new ParcelsSettled(track.supplierOrderId(), track.orderId()));
    }

    private ParcelTrack unsettled(ParcelId id) throws Refusal {
        var track = locked(id);
        if (track.settledAs() != null) {
            throw Refusal.because("parcel-settled", Numbers.tail(track.trackingNumber()));
        }
        return track;
    }

    private TrackChange voided(ParcelTrack track) {
        var change = TrackChange.of(track, ParcelProgress.of(List.of(new Scan(ParcelStatus.VOIDED, clock.instant()))));
        write(change);
        return change;
    }

    /** The parcel's way. */
    public Optional<ParcelTrack> find(ParcelId id) {
        return jdbc.sql("select * from daifa.parcel_track where parcel_id = :id")
                .param("id", id.value())
                .query(Tracks::track)
                .optional();
    }

    /** The ways of the order's parcels. */
    public List<ParcelTrack> ofOrder(OrderId orderId) {
        return ofOrders(List.of(orderId));
    }

    /** The ways of these orders' parcels. */
    public List<ParcelTrack> ofOrders(Collection<OrderId> orderIds) {
        return jdbc.sql("select * from daifa.parcel_track where order_id = any(:ids) order by parcel_id")
                .param("ids", orderIds.stream().map(OrderId::value).toArray(UUID[]::new))
                .query(Tracks::track)
                .list();
    }

    /** The stations of a number, newest first. */
    public List<Station> stations(String trackingNumber) {
        return carrierEvents.stations(trackingNumber);
    }

    /** Tells the customer by mail that the goods have arrived; without an address nothing is sent. */
    public void tellDelivered(SupplierOrderId id) {
        deliveryMails.send(id);
    }

    private ParcelRules.Rule rule(ParcelTrack track) {
        record Way(String route, @Nullable String platform) {}
        var way = jdbc.sql("""
                        select t.route, upper(s.platform) as platform
                        from daifa.parcel_track t
                        join daifa.customer_order o on o.id = t.order_id join daifa.shop s on s.id = o.shop_id
                        where t.parcel_id = :id
                        """)
                .param("id", track.parcelId().value())
                .query((row, number) -> new Way(row.getString("route"), row.getString("platform")))
                .single();
        return rules.of(Trouble.valueOf(track.trouble()), way.platform(), Route.valueOf(way.route()));
    }

    /** Brings these parcels, whose orders are locked, up to all that was told of them. */
    private void advance(List<ParcelTrack> tracks, Actor actor) {
        if (tracks.isEmpty()) {
            return;
        }
        var scans = carrierEvents.scans(
                tracks.stream().map(ParcelTrack::trackingNumber).collect(toSet()));
        var changes = tracks.stream()
                .map(track ->
                        TrackChange.of(track, progress(track, scans.getOrDefault(track.trackingNumber(), List.of()))))
                .filter(TrackChange::isAny)
                .toList();
        changes.forEach(this::write);
        var entries =
                changes.stream().flatMap(change -> change.entry(actor).stream()).toList();
        if (!entries.isEmpty()) {
            journal.write(entries);
        }
        tell(changes);
    }

    /** What our staff declared is no carrier's event: it is kept in the track and counts with the events. */
    private static ParcelProgress progress(ParcelTrack track, List<Scan> scans) {
        for (var word : List.of(ParcelStatus.LOST, ParcelStatus.VOIDED)) {
            if (word.name().equals(track.settledAs())) {
                var all = new ArrayList<>(scans);
                all.add(new Scan(word, Objects.requireNonNull(track.settledAt())));
                return ParcelProgress.of(all);
            }
        }
        return ParcelProgress.of(scans);
    }

    /** Tells what these changes mean: for each parcel, then for each supplier order of which a parcel has come to its end. */
    private void tell(List<TrackChange> changes) {
        changes.stream().flatMap(change -> change.events().stream()).forEach(publisher::publishEvent);
        var settling = new LinkedHashMap<SupplierOrderId, OrderId>();
        var arriving = new LinkedHashMap<SupplierOrderId, OrderId>();
        for (var change : changes) {
            var track = change.after();
            if (change.settles()) {
                settling.put(track.supplierOrderId(), track.orderId());
            }
            if (change.settles() || change.arrives()) {
                arriving.put(track.supplierOrderId(), track.orderId());
            }
        }
        arriving.forEach(this::tellArrival);
        settling.forEach((id, orderId) -> {
            if (settlement(id) != Settlement.WAITING) {
                publisher.publishEvent(new ParcelsSettled(id, orderId));
            }
        });
    }

    private void tellArrival(SupplierOrderId id, OrderId orderId) {
        if (settlement(id) == Settlement.WAITING) {
            if (ends(id).containsValue(ParcelStatus.DELIVERED.name())) {
                supplierOrders.partlyDelivered(id);
            }
        } else if (settlement(id) == Settlement.DELIVERED) {
            supplierOrders.delivered(id);
            // The mail says that everything has arrived: with a parcel lost or on its way back that would not be true.
            if (ends(id).values().stream().allMatch(ParcelStatus.DELIVERED.name()::equals)) {
                deliveryMails.intend(id, orderId);
            }
        }
    }

    /** How the supplier order's live parcels ended; empty for one that has not. */
    private Map<ParcelId, String> ends(SupplierOrderId id) {
        var ends = new LinkedHashMap<ParcelId, String>();
        parcels.of(id).forEach(parcel -> ends.put(parcel.id(), ""));
        for (var track : ofSupplierOrder(id)) {
            if (track.settledAs() != null) {
                ends.replace(track.parcelId(), track.settledAs());
            }
        }
        return ends;
    }

    /** Locks the orders of these parcels that are not locked yet, in ascending order of their ids as PostgreSQL sorts them. */
    private Set<OrderId> lock(List<ParcelTrack> tracks, Set<OrderId> already) {
        var all = new HashSet<>(already);
        tracks.stream()
                .map(ParcelTrack::orderId)
                .distinct()
                .filter(id -> !already.contains(id))
                .sorted(comparing(OrderId::toString))
                .forEach(id -> {
                    orders.lock(id);
                    all.add(id);
                });
        return all;
    }

    private ParcelTrack locked(ParcelId id) throws Refusal {
        var track = find(id).orElseThrow(() -> Refusal.because("parcel-not-followed"));
        orders.lock(track.orderId());
        return find(id).orElseThrow();
    }

    private List<ParcelTrack> byNumbers(Collection<String> numbers) {
        return jdbc.sql("select * from daifa.parcel_track where tracking_number = any(:numbers) order by parcel_id")
                .param("numbers", numbers.toArray(String[]::new))
                .query(Tracks::track)
                .list();
    }

    private List<ParcelTrack> ofSupplierOrder(SupplierOrderId id) {
        return jdbc.sql("select * from daifa.parcel_track where supplier_order_id = :id order by parcel_id")
                .param("id", id.value())
                .query(Tracks::track)
                .list();
    }

    /** A registered parcel is announced: there is a number, and no more is known. */
    private void insert(Parcel parcel) {
        jdbc.sql("""
                        insert into daifa.parcel_track
                            (parcel_id, order_id, supplier_order_id, tracking_number, status, progress, followed_at, route)
                        values (:parcel, :order, :supplierOrder, :number, :status, :progress, :now, :route)
                        """)
                .param("parcel", parcel.id().value())
                .param("order", parcel.orderId().value())
                .param("supplierOrder", parcel.supplierOrderId().value())
                .param("number", parcel.trackingNumber())
                .param("status", ParcelProgress.NONE.status().name())
                .param("progress", ParcelProgress.NONE.progress())
                .param("route", routes.of(parcel).name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void write(TrackChange change) {
        var track = change.after();
        jdbc.sql("""
                        update daifa.parcel_track
                        set status = :status, progress = :progress, last_event_at = :lastEventAt,
                            delivered_at = :deliveredAt, settled_at = :settledAt, settled_as = :settledAs,
                            trouble = :trouble, trouble_since = :troubleSince, silent = :silent
                        where parcel_id = :parcel
                        """)
                .param("status", track.status())
                .param("progress", track.progress())
                .param("lastEventAt", timestamp(track.lastEventAt()))
                .param("deliveredAt", timestamp(track.deliveredAt()))
                .param("settledAt", timestamp(track.settledAt()))
                .param("settledAs", track.settledAs())
                .param("trouble", track.trouble())
                .param("troubleSince", timestamp(track.troubleSince()))
                .param("silent", track.silent())
                .param("parcel", track.parcelId().value())
                .update();
    }

    private static ParcelTrack track(ResultSet row, int number) throws SQLException {
        return new ParcelTrack(
                ParcelId.of(row.getObject("parcel_id", UUID.class)),
                OrderId.of(row.getObject("order_id", UUID.class)),
                SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                row.getString("tracking_number"),
                row.getString("status"),
                row.getInt("progress"),
                instant(row, "last_event_at"),
                instant(row, "delivered_at"),
                instant(row, "settled_at"),
                row.getString("settled_as"),
                row.getString("trouble"),
                instant(row, "trouble_since"),
                instant(row, "handled_since"),
                row.getString("handled_trouble"),
                row.getBoolean("silent"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
