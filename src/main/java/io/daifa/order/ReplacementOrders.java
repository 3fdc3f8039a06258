package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.shop.Shops;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders by which goods are sent again (补发, 换货), {@code <number>-R<n>}: they cost nothing, go to the receiver that the replaced order has now, and are to be
 * shipped within the shop's promise from now. They count as paid, and are like no other order: neither the check of the payment nor that of double orders
 * finds anything.
 */
@Repository
public class ReplacementOrders {

    private final JdbcClient jdbc;
    private final OrderLock lock;
    private final StoredOrders stored;
    private final Shops shops;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReplacementOrders(
            JdbcClient jdbc,
            OrderLock lock,
            StoredOrders stored,
            Shops shops,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.stored = stored;
        this.shops = shops;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** So many of an article. */
    public record Goods(String sku, String name, @Nullable String variant, int quantity) {}

    /** Places an order that sends these goods for that one. Publishes {@link OrdersPlaced}. */
    @Transactional
    public OrderId place(OrderId replaced, List<Goods> goods, Actor by) {
        lock.take(replaced);
        var order = stored.find(replaced).orElseThrow();
        var id = Ids.next();
        var number = insert(id, order);
        for (var i = 0; i < goods.size(); i++) {
            var line = goods.get(i);
            jdbc.sql("""
                            insert into daifa.order_line (order_id, line, sku, name, variant, quantity, unit_price)
                            values (:order, :line, :sku, :name, :variant, :quantity, 0)
                            """)
                    .param("order", id)
                    .param("line", i + 1)
                    .param("sku", line.sku())
                    .param("name", line.name())
                    .param("variant", line.variant())
                    .param("quantity", line.quantity())
                    .update();
        }
        journal.write(List.of(
                Journal.Entry.of(
                        id,
                        null,
                        by,
                        "replacement-placed",
                        Map.of("number", number, "replaces", order.shopOrderNumber())),
                Journal.Entry.of(replaced.value(), null, by, "order-replaced", Map.of("number", number))));
        events.publishEvent(new OrdersPlaced(List.of(OrderId.of(id))));
        return OrderId.of(id);
    }

    /** The order that this one replaces. */
    public Optional<OrderId> replacedBy(OrderId replacement) {
        return jdbc.sql("select replaces from daifa.customer_order where id = :id and replaces is not null")
                .param("id", replacement.value())
                .query(UUID.class)
                .optional()
                .map(OrderId::of);
    }

    /** The orders that replace this one, the eldest first. */
    public List<OrderId> of(OrderId replaced) {
        return jdbc
                .sql("select id from daifa.customer_order where replaces = :id order by id")
                .param("id", replaced.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(OrderId::of)
                .toList();
    }

    /** That the one order replaces the other. */
    public record Link(OrderId replacement, OrderId replaced) {}

    /** All that these orders replace, and all that replace these, the eldest first. */
    public List<Link> among(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, replaces from daifa.customer_order
                        where replaces in (:ids) or (id in (:ids) and replaces is not null) order by id
                        """)
                .param("ids", ids.stream().map(OrderId::value).toList())
                .query((row, number) -> new Link(
                        OrderId.of(row.getObject("id", UUID.class)), OrderId.of(row.getObject("replaces", UUID.class))))
                .list();
    }

    /** The order whose money pays for this one: the one that was sold. */
    public OrderId soldAs(OrderId id) {
        return replacedBy(id).map(this::soldAs).orElse(id);
    }

    /** A shop may have given the number to an order of its own: then the next is taken. */
    private String insert(UUID id, Order order) {
        var shipBy = clock.instant()
                .plus(shops.find(order.shopId()).orElseThrow().shipPromise())
                .atOffset(ZoneOffset.UTC);
        for (var n = of(order.id()).size() + 1; ; n++) {
            var number = order.shopOrderNumber() + "-R" + n;
            var inserted = jdbc.sql("""
                            insert into daifa.customer_order (
                                id, shop_id, shop_order_number, kind, replaces, stage, content_hash, placed_at, received_at, payment,
                                paid_at, currency, total, shipping_fee, discount, ship_by, language, buyer_nick, buyer_message,
                                seller_memo, customer_email, receiver_name, receiver_phone, receiver_phone_kind,
                                receiver_phone_last4, receiver_country, receiver_province, receiver_city, receiver_district,
                                receiver_address, province_code, city_code, district_code, likeness, confirmed_findings)
                            select
                                :id, shop_id, :number, 'REPLACEMENT', id, 'RECEIVED', sha256(uuid_send(:id)), :now, :now, 'PAID',
                                :now, currency, 0, 0, 0, :shipBy, language, buyer_nick, buyer_message,
                                seller_memo, customer_email, receiver_name, receiver_phone, receiver_phone_kind,
                                receiver_phone_last4, receiver_country, receiver_province, receiver_city, receiver_district,
                                receiver_address, province_code, city_code, district_code, sha256(uuid_send(:id)),
                                confirmed_findings
                            from daifa.customer_order where id = :replaced
                            on conflict (shop_id, shop_order_number) do nothing
                            """)
                    .param("id", id)
                    .param("number", number)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("shipBy", shipBy)
                    .param("replaced", order.id().value())
                    .update();
            if (inserted == 1) {
                return number;
            }
        }
    }
}
