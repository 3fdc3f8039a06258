package io.daifa.supplier;

import io.daifa.kernel.Ids;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.OrdersPlaced;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts the first supplier order of each order that is placed, with all its lines, in the transaction that takes the order in. */
@Component
class SupplierOrderDrafts {

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Shops shops;
    private final ApplicationEventPublisher events;

    SupplierOrderDrafts(JdbcClient jdbc, Orders orders, Shops shops, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.shops = shops;
        this.events = events;
    }

    @EventListener
    void on(OrdersPlaced placed) {
        var drafts = draft(orders.all(placed.orders()), placed.orders());
        insert(drafts);
        insertLines(drafts);
        drafts.forEach((id, order) -> orders.open(order.id(), id));
        if (!drafts.isEmpty()) {
            events.publishEvent(new SupplierOrdersDrafted(
                    drafts.keySet().stream().map(SupplierOrderId::of).toList()));
        }
    }

    /** In the sequence in which the orders were placed. */
    private static Map<UUID, Order> draft(List<Order> orders, List<OrderId> sequence) {
        var byId = new HashMap<OrderId, Order>();
        orders.forEach(order -> byId.put(order.id(), order));
        var drafts = new LinkedHashMap<UUID, Order>();
        sequence.forEach(id -> drafts.put(Ids.next(), byId.get(id)));
        return drafts;
    }

    private void insert(Map<UUID, Order> drafts) {
        var codes = new HashMap<UUID, String>();
        drafts.values().forEach(order -> codes.computeIfAbsent(order.shopId(), this::code));
        jdbc.sql("""
                        insert into daifa.supplier_order (id, order_id, number, state)
                        select id, order_id, number, 'DRAFT'
                        from unnest(:ids::uuid[], :orders::uuid[], :numbers::text[]) as draft (id, order_id, number)
                        """)
                .param("ids", drafts.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param(
                        "orders",
                        drafts.values().stream().map(o -> o.id().toString()).toArray(String[]::new))
                .param(
                        "numbers",
                        drafts.values().stream()
                                .map(o -> number(codes.get(o.shopId()), o.shopOrderNumber()))
                                .toArray(String[]::new))
                .update();
    }

    private void insertLines(Map<UUID, Order> drafts) {
        var ids = new ArrayList<String>();
        var lines = new ArrayList<Integer>();
        var quantities = new ArrayList<Integer>();
        drafts.forEach((id, order) -> order.lines().forEach(line -> {
            ids.add(id.toString());
            lines.add(line.number());
            quantities.add(line.quantity());
        }));
        jdbc.sql("""
                        insert into daifa.supplier_order_line (supplier_order_id, line, quantity)
                        select * from unnest(:ids::uuid[], :lines::integer[], :quantities::integer[])
                        """)
                .param("ids", ids.toArray(String[]::new))
                .param("lines", lines.toArray(Integer[]::new))
                .param("quantities", quantities.toArray(Integer[]::new))
                .update();
    }

    private String code(UUID shopId) {
        return shops.find(shopId).map(Shop::code).orElseThrow();
    }

    /**
     * What a person reads out on the phone: the shop, its order number, and a letter for the part. A shop's code has no underscore, so that two
     * shops never make the same number.
     */
    static String number(String shopCode, String shopOrderNumber) {
        return shopCode.toUpperCase(Locale.ROOT) + "_" + shopOrderNumber + "-A";
    }
}
