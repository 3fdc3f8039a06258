package io.daifa.tracking;

import static java.util.stream.Collectors.toSet;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parcels that are in trouble because nothing is heard of them, and troubles that a person has seen to and that ring again. Both are found
 * by few statements, however many parcels are under way; an order that somebody else has locked is left for the next time.
 */
@Repository
class SilentParcels {

    /** What is wrong if nothing more is heard of a parcel that stands so, and since when nothing was. */
    private static final String OPEN = """
            select t.parcel_id, t.order_id, t.supplier_order_id, t.tracking_number, t.status, t.last_event_at,
                coalesce(upper(s.platform), 'NONE') as platform, t.route,
                case when t.status in ('PENDING', 'UNKNOWN', 'INFO_RECEIVED') then 'NO_SCAN'
                     when t.status = 'PICKED_UP' then 'NO_TRACE'
                     when t.status = 'READY_FOR_PICKUP' then 'UNCOLLECTED'
                     else 'STALE' end as silence,
                case when t.status in ('PENDING', 'UNKNOWN', 'INFO_RECEIVED') then t.followed_at
                     else coalesce(t.last_event_at, t.followed_at) end as heard_at
            from daifa.parcel_track t
            join daifa.customer_order o on o.id = t.order_id
            join daifa.shop s on s.id = o.shop_id
            where t.settled_at is null and t.trouble is null
            """;

    /** Snoozed, the snooze is over, and it is still the trouble that was seen to: another one has rung already. */
    private static final String AWAKE = """
            settled_at is null and trouble is not null and snoozed_until <= :now
                and trouble_since <= handled_since and (handled_trouble is null or handled_trouble = trouble)
            """;

    private final JdbcClient jdbc;
    private final ParcelRules rules;
    private final Journal journal;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SilentParcels(JdbcClient jdbc, ParcelRules rules, Journal journal, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
        this.events = events;
    }

    /** Parcels of which the same is expected, and since when silence is trouble. */
    record Threshold(Trouble silence, String platform, String route, Instant heardBefore, ParcelRules.Rule rule) {}

    /** A parcel that is silent for too long, or whose trouble rings again. */
    record Found(
            ParcelId parcelId,
            OrderId orderId,
            SupplierOrderId supplierOrderId,
            String trackingNumber,
            Trouble trouble,
            @Nullable Instant heardAt,
            @Nullable Instant since) {}

    /** What was found in one batch: the last parcel that was looked at (null: there are no more), and how many rang. */
    record Batch(@Nullable UUID last, int rang) {

        static final Batch NONE = new Batch(null, 0);
    }

    /** The thresholds of all that is expected now; the table is asked once for each. */
    List<Threshold> thresholds() {
        var now = clock.instant();
        return jdbc.sql("select distinct platform, route, silence from (" + OPEN + ") as parcels")
                .query((row, number) -> {
                    var silence = Trouble.valueOf(row.getString("silence"));
                    var rule = rules.of(silence, row.getString("platform"), Route.valueOf(row.getString("route")));
                    return new Threshold(
                            silence,
                            row.getString("platform"),
                            row.getString("route"),
                            now.minus(rule.opensAfter()),
                            rule);
                })
                .list();
    }

    /** Lets the next parcels ring that are silent beyond their threshold. */
    @Transactional
    public Batch ring(List<Threshold> thresholds, @Nullable UUID after, int most) {
        if (thresholds.isEmpty()) {
            return Batch.NONE;
        }
        var silent = silent(thresholds, after, most);
        if (silent.isEmpty()) {
            return Batch.NONE;
        }
        var locked = lock(silent);
        var mine = silent.stream()
                .filter(parcel -> locked.contains(parcel.orderId()))
                .toList();
        var rang = mark(mine);
        tell(mine.stream().filter(parcel -> rang.contains(parcel.parcelId())).toList(), true);
        return new Batch(silent.get(silent.size() - 1).parcelId().value(), rang.size());
    }

    /** Lets the next troubles ring again that a person has seen to a while ago. */
    @Transactional
    public Batch ringAgain(@Nullable UUID after, int most) {
        var due = jdbc.sql("""
                        select parcel_id, order_id, supplier_order_id, tracking_number, trouble from daifa.parcel_track
                        where %s and (cast(:after as uuid) is null or parcel_id > :after)
                        order by parcel_id limit :most
                        """.formatted(AWAKE))
                .param("now", Timestamp.from(clock.instant()))
                .param("after", after)
                .param("most", most)
                .query((row, number) -> found(row, Trouble.valueOf(row.getString("trouble")), null, null))
                .list();
        if (due.isEmpty()) {
            return Batch.NONE;
        }
        var locked = lock(due);
        var awake = jdbc.sql("""
                        update daifa.parcel_track set handled_since = null, handled_trouble = null, snoozed_until = null
                        where parcel_id = any(:parcels) and order_id = any(:orders) and %s
                        returning parcel_id
                        """.formatted(AWAKE))
                .param("parcels", ids(due))
                .param("orders", locked.stream().map(OrderId::value).toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .set();
        tell(
                due.stream()
                        .filter(parcel -> awake.contains(parcel.parcelId().value()))
                        .toList(),
                false);
        return new Batch(due.get(due.size() - 1).parcelId().value(), awake.size());
    }

    private List<Found> silent(List<Threshold> thresholds, @Nullable UUID after, int most) {
        var rulesByKey = new LinkedHashMap<String, ParcelRules.Rule>();
        thresholds.forEach(one -> rulesByKey.put(one.silence() + "/" + one.platform() + "/" + one.route(), one.rule()));
        return jdbc.sql("""
                        select p.* from (%s) as p
                        join unnest(cast(:silences as text[]), cast(:platforms as text[]), cast(:routes as text[]), cast(:befores as text[]))
                            as threshold (silence, platform, route, heard_before)
                            on threshold.silence = p.silence and threshold.platform = p.platform and threshold.route = p.route
                        where p.heard_at <= cast(threshold.heard_before as timestamptz)
                            and (cast(:after as uuid) is null or p.parcel_id > :after)
                        order by p.parcel_id limit :most
                        """.formatted(OPEN))
                .param("silences", column(thresholds, one -> one.silence().name()))
                .param("platforms", column(thresholds, Threshold::platform))
                .param("routes", column(thresholds, Threshold::route))
                .param("befores", column(thresholds, one -> one.heardBefore().toString()))
                .param("after", after)
                .param("most", most)
                .query((row, number) -> {
                    var key = row.getString("silence") + "/" + row.getString("platform") + "/" + row.getString("route");
                    var heardAt = row.getTimestamp("heard_at").toInstant();
                    var lastEventAt = row.getTimestamp("last_event_at");
                    return found(
                            row,
                            Trouble.valueOf(row.getString("silence")),
                            lastEventAt == null ? null : lastEventAt.toInstant(),
                            heardAt.plus(rulesByKey.get(key).opensAfter()));
                })
                .list();
    }

    /** The orders of these that nobody else has locked. */
    private Set<OrderId> lock(List<Found> parcels) {
        return jdbc
                .sql("""
                        select id from daifa.customer_order where id = any(:ids) order by id for no key update skip locked
                        """)
                .param(
                        "ids",
                        parcels.stream()
                                .map(parcel -> parcel.orderId().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(OrderId::of)
                .collect(toSet());
    }

    /** What was heard since we looked, before the lock, makes it no silence. */
    private Set<ParcelId> mark(List<Found> parcels) {
        return jdbc
                .sql("""
                        update daifa.parcel_track t
                        set trouble = told.trouble, trouble_since = cast(told.since as timestamptz), silent = true
                        from unnest(:ids, cast(:troubles as text[]), cast(:sinces as text[]), cast(:lasts as text[]))
                            as told (id, trouble, since, last_event_at)
                        where t.parcel_id = told.id and t.settled_at is null and t.trouble is null
                            and t.last_event_at is not distinct from cast(told.last_event_at as timestamptz)
                        returning t.parcel_id
                        """)
                .param("ids", ids(parcels))
                .param("troubles", column(parcels, parcel -> parcel.trouble().name()))
                .param("sinces", column(parcels, parcel -> String.valueOf(parcel.since())))
                .param(
                        "lasts",
                        column(
                                parcels,
                                parcel -> parcel.heardAt() == null
                                        ? null
                                        : parcel.heardAt().toString()))
                .query(UUID.class)
                .list()
                .stream()
                .map(ParcelId::of)
                .collect(toSet());
    }

    private void tell(Collection<Found> parcels, boolean isNew) {
        if (parcels.isEmpty()) {
            return;
        }
        var entries = new ArrayList<Journal.Entry>();
        for (var parcel : parcels) {
            entries.add(Journal.Entry.of(
                    parcel.orderId().value(),
                    parcel.supplierOrderId().value(),
                    Actor.SYSTEM,
                    isNew ? "parcel-in-trouble" : "parcel-trouble-again",
                    Map.of("number", Numbers.tail(parcel.trackingNumber()), "status", "trouble." + parcel.trouble())));
        }
        journal.write(entries);
        parcels.forEach(parcel -> events.publishEvent(
                new ParcelInTrouble(parcel.parcelId(), parcel.supplierOrderId(), parcel.orderId())));
    }

    private static UUID[] ids(List<Found> parcels) {
        return parcels.stream().map(parcel -> parcel.parcelId().value()).toArray(UUID[]::new);
    }

    private static <T> String[] column(List<T> rows, java.util.function.Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static Found found(ResultSet row, Trouble trouble, @Nullable Instant heardAt, @Nullable Instant since)
            throws SQLException {
        return new Found(
                ParcelId.of(row.getObject("parcel_id", UUID.class)),
                OrderId.of(row.getObject("order_id", UUID.class)),
                SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                row.getString("tracking_number"),
                trouble,
                heardAt,
                since);
    }
}
