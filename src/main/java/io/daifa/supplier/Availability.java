package io.daifa.supplier;

import io.daifa.kernel.Money;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether suppliers take orders now, and how much room they have: for all that are considered in two statements at most. */
@Repository
class Availability {

    private final JdbcClient jdbc;
    private final Clock clock;

    Availability(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is known of one supplier.
     *
     * @param stopped whether it takes no orders now
     * @param openUnits how many units it has open, counted where it has a limit
     * @param openAmount what they cost, in the limit's currency
     */
    record Room(
            boolean stopped,
            SupplierLimit limit,
            int openUnits,
            @Nullable Money openAmount) {

        /** Whether so many units more, for that cost, stay within its limit; costs in another currency are not held against it. */
        boolean has(int units, @Nullable Money cost) {
            if (limit.openUnits() != null && openUnits + units > limit.openUnits()) {
                return false;
            }
            var most = limit.openAmount();
            return most == null
                    || cost == null
                    || openAmount == null
                    || !cost.currency().equals(most.currency())
                    || openAmount.plus(cost).compareTo(most) <= 0;
        }
    }

    /** Of these suppliers; what they have of that supplier order does not count. */
    Map<UUID, Room> of(Collection<UUID> suppliers, SupplierOrderId without) {
        var rooms = new HashMap<UUID, Room>();
        var limited = new HashSet<UUID>();
        jdbc.sql("""
                        select s.id, l.open_units, l.open_amount, l.currency, exists (
                            select 1 from daifa.supplier_stop p
                            where p.supplier_id = s.id and p.from_at <= :now and p.until_at > :now) as stopped
                        from daifa.supplier s left join daifa.supplier_limit l on l.supplier_id = s.id
                        where s.id = any(:suppliers::uuid[])
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("suppliers", texts(suppliers))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    var limit = SupplierLimits.limit(row);
                    rooms.put(id, new Room(row.getBoolean("stopped"), limit, 0, zero(limit)));
                    if (!limit.equals(SupplierLimit.NONE)) {
                        limited.add(id);
                    }
                });
        if (!limited.isEmpty()) {
            fill(rooms, limited, without);
        }
        return rooms;
    }

    private void fill(Map<UUID, Room> rooms, Set<UUID> limited, SupplierOrderId without) {
        jdbc.sql("""
                        select s.supplier_id, sum(l.quantity) as units,
                            coalesce(sum(l.quantity * f.cost) filter (where f.currency = m.currency), 0) as amount
                        from daifa.supplier_order s
                        join daifa.supplier_limit m on m.supplier_id = s.supplier_id
                        join daifa.supplier_order_line l on l.supplier_order_id = s.id
                        join daifa.order_line o on o.order_id = s.order_id and o.line = l.line
                        left join daifa.offer f on f.supplier_id = s.supplier_id and f.sku = o.sku
                        where s.supplier_id = any(:suppliers::uuid[]) and s.closed_at is null
                            and s.state in ('DRAFT', 'SUBMITTED', 'ACCEPTED') and s.id <> :without
                        group by s.supplier_id
                        """)
                .param("suppliers", texts(limited))
                .param("without", without.value())
                .query(row -> {
                    var id = row.getObject("supplier_id", UUID.class);
                    var room = rooms.get(id);
                    var most = room.limit().openAmount();
                    var amount = most == null
                            ? null
                            : new Money(row.getBigDecimal("amount").stripTrailingZeros(), most.currency());
                    rooms.put(id, new Room(room.stopped(), room.limit(), row.getInt("units"), amount));
                });
    }

    private static @Nullable Money zero(SupplierLimit limit) {
        return limit.openAmount() == null ? null : Money.zero(limit.openAmount().currency());
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
