package io.daifa.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What made the revisions of purchase orders, where their suppliers had earlier ones. */
@Repository
public class PurchaseOrderChanges {

    private final JdbcClient jdbc;
    private final Clock clock;

    PurchaseOrderChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What made the purchase order's latest revision; empty where it is the supplier's first. */
    public Optional<PurchaseOrder.Change> of(SupplierOrder supplierOrder) {
        return jdbc.sql("""
                        select what, at from daifa.purchase_order_change
                        where supplier_order_id = :id and revision = :revision
                        """)
                .param("id", supplierOrder.id().value())
                .param("revision", supplierOrder.revision())
                .query(PurchaseOrderChanges::change)
                .optional();
    }

    void add(SupplierOrderId id, int revision, Revised what) {
        jdbc.sql("""
                        insert into daifa.purchase_order_change (supplier_order_id, revision, what, at)
                        values (:id, :revision, :what, :now)
                        """)
                .param("id", id.value())
                .param("revision", revision)
                .param("what", what.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PurchaseOrder.Change change(ResultSet row, int number) throws SQLException {
        return new PurchaseOrder.Change(
                Revised.valueOf(row.getString("what")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
