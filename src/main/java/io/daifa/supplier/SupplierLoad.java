package io.daifa.supplier;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much a supplier has to do for us, and how often it was asked about it: by which purchasing chooses whom to call. */
@Repository
public class SupplierLoad {

    private final JdbcClient jdbc;

    SupplierLoad(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many of its supplier orders are not shipped yet. */
    public int open(UUID supplierId) {
        return jdbc.sql("""
                        select count(*) from daifa.supplier_order
                        where supplier_id = :supplier and closed_at is null and state in ('SUBMITTED', 'ACCEPTED')
                        """).param("supplier", supplierId).query(Integer.class).single();
    }

    /** How often it was reminded, called or given more time about that supplier order. */
    public int chased(SupplierOrder supplierOrder) {
        return jdbc.sql("""
                        select count(*) from daifa.order_event
                        where order_id = :order and supplier_order_id = :supplierOrder
                          and what in ('supplier-reminded', 'supplier-called', 'supplier-given-more-time', 'delay-proposed')
                        """)
                .param("order", supplierOrder.orderId().value())
                .param("supplierOrder", supplierOrder.id().value())
                .query(Integer.class)
                .single();
    }
}
