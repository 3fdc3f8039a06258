package io.daifa.batch;

import io.daifa.order.OrderId;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrderId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open supplier orders that meet a cause. It reads the tables of two steps in one statement, because a cause may concern tens of
 * thousands of them.
 */
@Repository
class Concerned {

    private static final String REGION = " and coalesce(o.district_code, o.city_code, o.province_code) like :region";

    private static final String SKU = " and exists (select 1 from daifa.supplier_order_line l"
            + " join daifa.order_line ol on ol.order_id = s.order_id and ol.line = l.line"
            + " where l.supplier_order_id = s.id and ol.sku = :sku)";

    private final JdbcClient jdbc;

    Concerned(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A supplier order that meets the cause, and what is paid for its customer's order. */
    record Hit(
            OrderId orderId,
            SupplierOrderId supplierOrderId,
            State state,
            UUID supplierId,
            Channel channel,
            int pieces,
            BigDecimal paid,
            String currency) {}

    /** All that have a supplier and have not ended, by order. */
    List<Hit> find(Cause cause) {
        return hits(cause, null);
    }

    /** Those of that order. */
    List<Hit> of(Cause cause, OrderId order) {
        return hits(cause, order);
    }

    /** How many orders have parts without a supplier that meet the cause so far. */
    int withoutSupplier(Cause cause) {
        if (cause.kind() == Cause.Kind.SUPPLIER) {
            return 0;
        }
        var parameters = parameters(cause, null);
        parameters.remove("supplier");
        return jdbc.sql("""
                        select count(distinct o.id) from daifa.supplier_order s
                        join daifa.customer_order o on o.id = s.order_id
                        where s.closed_at is null and s.supplier_id is null and s.state = 'DRAFT' and o.closed_at is null
                        """ + condition(cause, false))
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    private List<Hit> hits(Cause cause, @Nullable OrderId order) {
        return jdbc.sql("""
                        select s.id, s.order_id, s.state, s.supplier_id, p.channel, o.currency,
                               case when o.payment = 'PAID' then o.total else 0 end as paid,
                               (select sum(l.quantity) from daifa.supplier_order_line l where l.supplier_order_id = s.id) as pieces
                        from daifa.supplier_order s
                        join daifa.customer_order o on o.id = s.order_id
                        join daifa.supplier p on p.id = s.supplier_id
                        where s.closed_at is null and s.state not in ('CLOSED', 'CANCELLED')
                        """ + condition(cause, true) + (order == null ? "" : " and s.order_id = :order")
                        + " order by s.order_id, s.id")
                .params(parameters(cause, order))
                .query((row, number) -> new Hit(
                        OrderId.of(row.getObject("order_id", UUID.class)),
                        SupplierOrderId.of(row.getObject("id", UUID.class)),
                        State.valueOf(row.getString("state")),
                        row.getObject("supplier_id", UUID.class),
                        Channel.valueOf(row.getString("channel")),
                        row.getInt("pieces"),
                        row.getBigDecimal("paid"),
                        row.getString("currency")))
                .list();
    }

    private static String condition(Cause cause, boolean withSupplier) {
        var supplier = withSupplier && cause.supplierId() != null ? " and s.supplier_id = :supplier" : "";
        return switch (cause.kind()) {
            case SUPPLIER -> supplier;
            case REGION -> REGION;
            case SKU -> supplier + SKU;
        };
    }

    private static Map<String, Object> parameters(Cause cause, @Nullable OrderId order) {
        var parameters = new HashMap<String, Object>();
        if (cause.supplierId() != null) {
            parameters.put("supplier", cause.supplierId());
        }
        if (cause.sku() != null) {
            parameters.put("sku", cause.sku());
        }
        if (cause.region() != null) {
            parameters.put("region", cause.region() + "%");
        }
        if (order != null) {
            parameters.put("order", order.value());
        }
        return parameters;
    }
}
