package io.daifa.order;

import com.fasterxml.jackson.core.type.TypeReference;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads orders, with their lines, in one statement. */
@Repository
class StoredOrders {

    private static final String SELECT = """
            select o.*, (
                select json_agg(json_build_object(
                    'line', l.line, 'sku', l.sku, 'name', l.name, 'variant', l.variant, 'quantity', l.quantity,
                    'unit_price', cast(l.unit_price as text)) order by l.line)
                from daifa.order_line l where l.order_id = o.id) as lines,
                hold.kind as hold_kind, hold.until as hold_until, hold.note as hold_note
            from daifa.customer_order o
            left join daifa.order_stop hold on hold.order_id = o.id and hold.about = o.id
            """;

    private static final TypeReference<List<Line>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Review.Finding>> FINDINGS = new TypeReference<>() {};
    private static final Pattern LAST_FOUR = Pattern.compile("\\d{4}");

    private final JdbcClient jdbc;

    StoredOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(
            int line, String sku, String name, @Nullable String variant, int quantity, String unitPrice) {}

    Optional<Order> find(OrderId id) {
        return jdbc.sql(SELECT + "where o.id = :id")
                .param("id", id.value())
                .query((row, number) -> order(row))
                .optional();
    }

    Optional<Order> byNumber(UUID shopId, String shopOrderNumber) {
        return jdbc.sql(SELECT + "where o.shop_id = :shop and o.shop_order_number = :number")
                .param("shop", shopId)
                .param("number", shopOrderNumber)
                .query((row, number) -> order(row))
                .optional();
    }

    List<Order> all(Collection<OrderId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + "where o.id in (:ids)")
                .param("ids", ids.stream().map(OrderId::value).toList())
                .query((row, number) -> order(row))
                .list();
    }

    List<Order> page(UUID shopId, @Nullable OrderId after, @Nullable Stage stage, int limit) {
        var parameters = new HashMap<String, Object>(Map.of("shop", shopId, "limit", limit));
        var where = "where o.shop_id = :shop";
        if (after != null) {
            where += " and o.id > :after";
            parameters.put("after", after.value());
        }
        if (stage != null) {
            where += " and o.stage = :stage";
            parameters.put("stage", stage.name());
        }
        return jdbc.sql(SELECT + where + " order by o.id limit :limit")
                .params(parameters)
                .query((row, number) -> order(row))
                .list();
    }

    List<Order> latest(int limit) {
        return jdbc.sql(SELECT + "order by o.id desc limit :limit")
                .param("limit", limit)
                .query((row, number) -> order(row))
                .list();
    }

    List<Order> search(String words, Collection<OrderId> alsoThese, int limit) {
        var text = words.strip();
        var parameters = new HashMap<String, Object>(Map.of("limit", limit));
        var places = new ArrayList<String>();
        if (!text.isEmpty()) {
            parameters.put("prefix", text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            places.add("select id from daifa.customer_order where shop_order_number like :prefix escape '\\'");
            places.add("select id from daifa.customer_order where receiver_name like :prefix escape '\\'");
        }
        if (LAST_FOUR.matcher(text).matches()) {
            parameters.put("last4", text);
            places.add("select id from daifa.customer_order where receiver_phone_last4 = :last4");
        }
        if (!alsoThese.isEmpty()) {
            parameters.put("ids", alsoThese.stream().map(OrderId::value).toList());
            places.add("select id from daifa.customer_order where id in (:ids)");
        }
        if (places.isEmpty()) {
            return List.of();
        }
        // A union, so that each place is looked up in an index of its own.
        return jdbc.sql(SELECT + "where o.id in (" + String.join(" union ", places)
                        + ") order by o.id desc limit :limit")
                .params(parameters)
                .query((row, number) -> order(row))
                .list();
    }

    private static Order order(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var lines = Json.list(row.getString("lines"), LINES).stream()
                .map(line -> new Order.Line(
                        line.line(),
                        line.sku(),
                        line.name(),
                        line.variant(),
                        line.quantity(),
                        money(new BigDecimal(line.unitPrice()), currency)))
                .toList();
        return new Order(
                new OrderId(row.getObject("id", UUID.class)),
                row.getObject("shop_id", UUID.class),
                row.getString("shop_order_number"),
                Stage.valueOf(row.getString("stage")),
                instant(row, "placed_at"),
                instant(row, "received_at"),
                Payment.valueOf(row.getString("payment")),
                instant(row, "paid_at"),
                instant(row, "ship_by"),
                money(row.getBigDecimal("total"), currency),
                money(row.getBigDecimal("shipping_fee"), currency),
                money(row.getBigDecimal("discount"), currency),
                Languages.of(row.getString("language")),
                row.getString("buyer_nick"),
                row.getString("buyer_message"),
                row.getString("seller_memo"),
                row.getString("customer_email"),
                receiver(row),
                row.getString("district_code"),
                row.getString("province_code"),
                lines,
                review(row),
                hold(row),
                row.getString("rejection_reason"),
                row.getString("rejection_note"),
                instant(row, "confirmed_at"),
                instant(row, "closed_at"));
    }

    private static Receiver receiver(ResultSet row) throws SQLException {
        return new Receiver(
                row.getString("receiver_name"),
                row.getString("receiver_phone"),
                row.getString("receiver_country"),
                row.getString("receiver_province"),
                row.getString("receiver_city"),
                row.getString("receiver_district"),
                row.getString("receiver_address"));
    }

    private static Review review(ResultSet row) throws SQLException {
        var outcome = row.getString("review_outcome");
        return new Review(
                outcome == null ? null : Review.Outcome.valueOf(outcome),
                Json.list(row.getString("findings"), FINDINGS));
    }

    private static @Nullable Hold hold(ResultSet row) throws SQLException {
        var kind = row.getString("hold_kind");
        return kind == null
                ? null
                : new Hold(Hold.Kind.valueOf(kind), instant(row, "hold_until"), row.getString("hold_note"));
    }

    static Money money(BigDecimal amount, String currency) {
        return new Money(amount.stripTrailingZeros(), currency);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
