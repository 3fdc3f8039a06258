package io.daifa.order;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.shop.Shop;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders on their way in: many in two statements, each once by shop and number. */
@Repository
class NewOrders {

    private final JdbcClient jdbc;
    private final Addresses addresses;
    private final Clock clock;

    NewOrders(JdbcClient jdbc, Addresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            String number,
            String contentHash,
            String placedAt,
            String payment,
            @Nullable String paidAt,
            String currency,
            String total,
            String shippingFee,
            String discount,
            String shipBy,
            String language,
            @Nullable String buyerNick,
            @Nullable String buyerMessage,
            @Nullable String sellerMemo,
            @Nullable String customerEmail,
            @Nullable String receiverName,
            @Nullable String receiverPhone,
            String receiverPhoneKind,
            @Nullable String receiverPhoneLast4,
            String receiverCountry,
            @Nullable String receiverProvince,
            @Nullable String receiverCity,
            @Nullable String receiverDistrict,
            @Nullable String receiverAddress,
            @Nullable String provinceCode,
            @Nullable String cityCode,
            @Nullable String districtCode,
            String likeness) {}

    private record Line(
            UUID orderId,
            int line,
            String sku,
            String name,
            @Nullable String variant,
            int quantity,
            String unitPrice) {}

    private record Standing(UUID id, String number, String contentHash) {}

    /** What became of each, in the orders' sequence. */
    List<Taken> insert(Shop shop, List<NewOrder> orders) {
        var ids = orders.stream().map(order -> Ids.next()).toList();
        var hashes = orders.stream().map(Fingerprints::ofContent).toList();
        var rows = new ArrayList<Row>();
        var lines = new ArrayList<Line>();
        var numbers = new HashSet<String>();
        for (int i = 0; i < orders.size(); i++) {
            if (numbers.add(orders.get(i).shopOrderNumber())) {
                rows.add(row(shop, orders.get(i), ids.get(i), hashes.get(i)));
                lines.addAll(lines(orders.get(i), ids.get(i)));
            }
        }
        var inserted = new HashSet<>(insert(shop, rows, lines));
        var standing = inserted.size() == orders.size() ? Map.<String, Standing>of() : standing(shop, numbers);
        var taken = new ArrayList<Taken>();
        for (int i = 0; i < orders.size(); i++) {
            var number = orders.get(i).shopOrderNumber();
            if (inserted.contains(ids.get(i))) {
                taken.add(new Taken.Accepted(new OrderId(ids.get(i)), number, false));
            } else {
                var before = standing.get(number);
                taken.add(
                        before.contentHash().equals(hashes.get(i))
                                ? new Taken.Accepted(new OrderId(before.id()), number, true)
                                : new Taken.Contradicted(before.id(), number));
            }
        }
        return taken;
    }

    // In the order of the numbers: two transactions with the same orders would otherwise wait for each other.
    private List<UUID> insert(Shop shop, List<Row> rows, List<Line> lines) {
        return jdbc.sql("""
                        with taken as (
                            insert into daifa.customer_order (
                                id, shop_id, shop_order_number, stage, content_hash, placed_at, received_at, payment, paid_at,
                                currency, total, shipping_fee, discount, ship_by, language, buyer_nick, buyer_message,
                                seller_memo, customer_email, receiver_name, receiver_phone, receiver_phone_kind,
                                receiver_phone_last4, receiver_country, receiver_province, receiver_city, receiver_district,
                                receiver_address, province_code, city_code, district_code, likeness)
                            select
                                o.id, :shop, o.number, 'RECEIVED', decode(o.content_hash, 'hex'), o.placed_at,
                                cast(:now as timestamptz), o.payment, o.paid_at,
                                o.currency, o.total, o.shipping_fee, o.discount, o.ship_by, o.language, o.buyer_nick,
                                o.buyer_message, o.seller_memo, o.customer_email, o.receiver_name, o.receiver_phone,
                                o.receiver_phone_kind, o.receiver_phone_last4, o.receiver_country, o.receiver_province,
                                o.receiver_city, o.receiver_district, o.receiver_address, o.province_code, o.city_code,
                                o.district_code, decode(o.likeness, 'hex')
                            from json_to_recordset(cast(:orders as json)) as o (
                                id uuid, number text, content_hash text, placed_at timestamptz, payment text,
                                paid_at timestamptz, currency text, total numeric, shipping_fee numeric, discount numeric,
                                ship_by timestamptz, language text, buyer_nick text, buyer_message text, seller_memo text,
                                customer_email text, receiver_name text, receiver_phone text, receiver_phone_kind text,
                                receiver_phone_last4 text, receiver_country text, receiver_province text, receiver_city text,
                                receiver_district text, receiver_address text, province_code text, city_code text,
                                district_code text, likeness text)
                            order by o.number
                            on conflict (shop_id, shop_order_number) do nothing
                            returning id
                        ), lines as (
                            insert into daifa.order_line (order_id, line, sku, name, variant, quantity, unit_price)
                            select l.order_id, l.line, l.sku, l.name, l.variant, l.quantity, l.unit_price
                            from taken
                            join json_to_recordset(cast(:lines as json)) as l (
                                order_id uuid, line integer, sku text, name text, variant text, quantity integer,
                                unit_price numeric)
                            on l.order_id = taken.id
                        )
                        select id from taken
                        """)
                .param("shop", shop.id())
                .param("now", clock.instant().toString())
                .param("orders", Json.of(rows))
                .param("lines", Json.of(lines))
                .query(UUID.class)
                .list();
    }

    // A statement of its own: it sees what another transaction had inserted when ours waited for it and gave way.
    private Map<String, Standing> standing(Shop shop, Set<String> numbers) {
        var found = new HashMap<String, Standing>();
        jdbc.sql("""
                        select id, shop_order_number as number, encode(content_hash, 'hex') as content_hash from daifa.customer_order
                        where shop_id = :shop and shop_order_number in (:numbers)
                        """)
                .param("shop", shop.id())
                .param("numbers", numbers)
                .query(Standing.class)
                .list()
                .forEach(order -> found.put(order.number(), order));
        return found;
    }

    private Row row(Shop shop, NewOrder order, UUID id, String contentHash) {
        var receiver = order.receiver();
        var phone = PhoneNumber.of(receiver.phone(), receiver.country());
        var codes = Addresses.codes(addresses.parse(receiver));
        var goods = order.lines().stream()
                .map(line -> new Fingerprints.Goods(line.sku(), line.variant(), line.quantity()))
                .toList();
        var language = Optional.ofNullable(order.language()).orElse(shop.language());
        return new Row(
                id,
                order.shopOrderNumber(),
                contentHash,
                order.placedAt().toString(),
                order.payment().name(),
                text(order.paidAt()),
                order.currency(),
                order.total().amount().toPlainString(),
                order.shippingFee().amount().toPlainString(),
                order.discount().amount().toPlainString(),
                shipBy(shop, order).toString(),
                Languages.of(language.toLanguageTag()).getLanguage(),
                order.buyerNick(),
                order.buyerMessage(),
                order.sellerMemo(),
                order.customerEmail(),
                receiver.name(),
                receiver.phone(),
                phone.kind().name(),
                phone.last4(),
                receiver.country(),
                receiver.province(),
                receiver.city(),
                receiver.district(),
                receiver.address(),
                codes.province(),
                codes.city(),
                codes.district(),
                Fingerprints.ofLikeness(receiver, goods));
    }

    // The platform's own field beats our arithmetic.
    private static Instant shipBy(Shop shop, NewOrder order) {
        return Optional.ofNullable(order.shipBy())
                .orElseGet(() -> Optional.ofNullable(order.paidAt())
                        .orElse(order.placedAt())
                        .plus(shop.shipPromise()));
    }

    private static List<Line> lines(NewOrder order, UUID id) {
        var lines = new ArrayList<Line>();
        for (var line : order.lines()) {
            lines.add(new Line(
                    id,
                    lines.size() + 1,
                    line.sku(),
                    line.name(),
                    line.variant(),
                    line.quantity(),
                    line.unitPrice().amount().toPlainString()));
        }
        return lines;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
