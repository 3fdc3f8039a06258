package io.daifa.tracking;

import io.daifa.supplier.OnTimeShare;
import io.daifa.supplier.OnTimeShares;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How punctual suppliers were, from what was due and what happened. A supplier order was shipped when the carrier first scanned its last
 * parcel, or, where no scan is known, when the parcel was reported; it was due when the supplier had to ship or, if that is later, had
 * promised to.
 */
@Repository
class ShippedOnTime implements OnTimeShares {

    private static final Duration LATELY = Duration.ofDays(90);

    /** Enough to know a supplier by, and few enough to count each time. */
    private static final int LATEST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShippedOnTime(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<UUID, OnTimeShare> of(Collection<UUID> suppliers) {
        var shares = new HashMap<UUID, OnTimeShare>();
        if (suppliers.isEmpty()) {
            return shares;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        select asked.id, count(*) as due, count(*) filter (where latest.sent <= latest.due) as on_time
                        from unnest(:suppliers::uuid[]) as asked (id)
                        cross join lateral (
                            select greatest(s.ship_due, s.promised_ship_at) as due,
                                case when s.state in ('SHIPPED', 'CLOSED') then (
                                    select max(coalesce(scan.first_at, p.reported_at))
                                    from daifa.parcel p
                                    left join lateral (
                                        select min(e.event_at) as first_at from daifa.carrier_event e
                                        where e.tracking_number = p.tracking_number and e.status = any(:scans)) scan on true
                                    where p.supplier_order_id = s.id and p.state <> 'VOIDED') end as sent
                            from daifa.supplier_order s
                            where s.supplier_id = asked.id and s.ship_due > :since and s.state in ('ACCEPTED', 'SHIPPED', 'CLOSED')
                            order by s.ship_due desc
                            limit :latest) latest
                        where latest.sent is not null or latest.due <= :now
                        group by asked.id
                        """)
                .param("suppliers", suppliers.stream().map(UUID::toString).toArray(String[]::new))
                .param("scans", scans())
                .param("since", now.minus(LATELY))
                .param("latest", LATEST)
                .param("now", now)
                .query(row -> {
                    shares.put(
                            row.getObject("id", UUID.class), new OnTimeShare(row.getInt("due"), row.getInt("on_time")));
                });
        return shares;
    }

    /** A carrier that was told of a parcel has not seen it yet. */
    private static String[] scans() {
        return Stream.of(ParcelStatus.values())
                .filter(status -> status.isCarriersWord()
                        && status != ParcelStatus.UNKNOWN
                        && status != ParcelStatus.INFO_RECEIVED
                        && status != ParcelStatus.CANCELLED)
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
