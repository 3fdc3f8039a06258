package io.daifa.supplier;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was asked for a supplier order, and how it ended, so that nobody is asked twice unknowingly. */
@Repository
class SupplierAttempts {

    /**
     * How it ended: the supplier rejected, let its time pass, was not waited for, or could send no more than the rest; or it is asked
     * still.
     */
    enum SupplierAttempt {
        REJECTED,
        EXPIRED,
        WITHDRAWN,
        PARTLY,
        ASKED
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    SupplierAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How asking the supplier of this revision ended. */
    void ended(SupplierOrder supplierOrder, SupplierAttempt outcome) {
        jdbc.sql("""
                        insert into daifa.supplier_attempt (supplier_order_id, revision, supplier_id, outcome, at)
                        values (:id, :revision, :supplier, :outcome, :now)
                        on conflict (supplier_order_id, revision) do nothing
                        """)
                .param("id", supplierOrder.id().value())
                .param("revision", supplierOrder.revision())
                .param("supplier", supplierOrder.supplierId())
                .param("outcome", outcome.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last outcome with each supplier that was asked for it, or, until it was split off, for those that it comes from. */
    Map<UUID, SupplierAttempt> of(SupplierOrder supplierOrder) {
        var outcomes = new HashMap<UUID, SupplierAttempt>();
        jdbc.sql("""
                        with recursive origin (id, until) as (
                            select cast(:id as uuid), cast('infinity' as timestamptz)
                            union all
                            select s.split_from, least(o.until, s.split_at)
                            from origin o join daifa.supplier_order s on s.id = o.id where s.split_from is not null)
                        select a.supplier_id, a.outcome
                        from origin o join daifa.supplier_attempt a on a.supplier_order_id = o.id and a.at <= o.until
                        order by a.at, a.revision
                        """).param("id", supplierOrder.id().value()).query(row -> {
            outcomes.put(row.getObject("supplier_id", UUID.class), SupplierAttempt.valueOf(row.getString("outcome")));
        });
        if (supplierOrder.state() == SupplierOrder.State.SUBMITTED) {
            outcomes.put(supplierOrder.supplierId(), SupplierAttempt.ASKED);
        }
        return outcomes;
    }
}
