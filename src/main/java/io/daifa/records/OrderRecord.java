package io.daifa.records;

import static io.daifa.records.Column.amount;
import static io.daifa.records.Column.moment;
import static io.daifa.records.Column.number;
import static io.daifa.records.Column.text;

import io.daifa.order.Payment;
import io.daifa.order.Stage;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Record 1: the orders, a row a line. */
class OrderRecord implements RecordTable {

    @Override
    public RecordKind kind() {
        return RecordKind.ORDERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                text("product", 24),
                number("quantity"),
                text("address", 40),
                text("phone", 16),
                text("receiver", 12),
                text("shop", 16),
                text("order", 20).sortedBy("order"),
                text("stage", 10),
                text("nick", 16).inFiles(),
                text("sku", 16).inFiles(),
                text("variant", 16).inFiles(),
                amount("price").inFiles(),
                amount("amount"),
                text("currency", 6).inFiles(),
                text("payment", 8).inFiles(),
                moment("placed").inFiles(),
                moment("received").sortedBy("received"),
                moment("confirmed").inFiles(),
                moment("shipBy").sortedBy("shipBy"));
    }

    @Override
    public String base() {
        return "daifa.customer_order o";
    }

    @Override
    public String id() {
        return "o.id";
    }

    @Override
    public String order() {
        return "o.id";
    }

    @Override
    public String joins() {
        return "left join daifa.shop h on h.id = o.shop_id";
    }

    @Override
    public String rows() {
        return "left join daifa.order_line l on l.order_id = o.id";
    }

    @Override
    public String rowOrder() {
        return "l.line";
    }

    @Override
    public String where() {
        return "true";
    }

    @Override
    public String time() {
        return "o.received_at";
    }

    @Override
    public String select() {
        return """
                l.name as product, l.quantity, l.sku, l.variant, l.unit_price, l.unit_price * l.quantity as amount, o.currency,
                o.receiver_name, o.receiver_phone, o.receiver_country, o.receiver_province, o.receiver_city, o.receiver_district,
                o.receiver_address, o.district_code, o.province_code, h.name as shop, o.shop_order_number, o.stage, o.buyer_nick,
                o.payment, o.placed_at, o.received_at, o.confirmed_at, o.ship_by
                """;
    }

    @Override
    public List<Sort> sorts() {
        return List.of(
                new Sort("received", "o.received_at", Sort.Type.MOMENT),
                new Sort("shipBy", "o.ship_by", Sort.Type.MOMENT),
                new Sort("order", "o.shop_order_number", Sort.Type.TEXT));
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.of("shop", Filter.Type.SHOP, "o.shop_id = :shop"),
                Filter.choice("stage", "o.stage = :stage", "stage", Stage.values()),
                Filter.choice("payment", "o.payment = :payment", "payment", Payment.values()),
                Filter.of("supplier", Filter.Type.SUPPLIER, """
                        exists (select 1 from daifa.supplier_order x where x.order_id = o.id and x.supplier_id = :supplier)
                        """),
                Filter.of("product", Filter.Type.WORDS, """
                        exists (select 1 from daifa.order_line x where x.order_id = o.id
                            and (x.sku = :product or x.name ilike :productLike))
                        """));
    }

    @Override
    public List<@Nullable Object> cells(RowReader row) throws SQLException {
        var receiver = row.receiver();
        return Arrays.asList(
                row.text("product"),
                row.number("quantity"),
                receiver.address(),
                receiver.phone(),
                receiver.name(),
                row.text("shop"),
                row.text("shop_order_number"),
                row.word("stage", "stage"),
                row.text("buyer_nick"),
                row.text("sku"),
                row.text("variant"),
                row.amount("unit_price", "currency"),
                row.amount("amount", "currency"),
                row.text("currency"),
                row.word("payment", "payment"),
                row.moment("placed_at"),
                row.moment("received_at"),
                row.moment("confirmed_at"),
                row.moment("ship_by"));
    }
}
