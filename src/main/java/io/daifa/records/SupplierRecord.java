package io.daifa.records;

import static io.daifa.records.Column.moment;
import static io.daifa.records.Column.number;
import static io.daifa.records.Column.text;

import io.daifa.supplier.SupplierOrder;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Record 2: the suppliers that were contacted, a row a supplier order that was sent to them. */
class SupplierRecord implements RecordTable {

    @Override
    public RecordKind kind() {
        return RecordKind.SUPPLIERS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                text("supplier", 20).sortedBy("supplier"),
                text("contact", 12),
                text("phone", 16),
                text("email", 24),
                text("shipTime", 12),
                text("part", 22).sortedBy("part"),
                text("shop", 16).inFiles(),
                text("order", 20),
                text("partState", 14),
                text("goods", 30),
                number("units").inFiles(),
                moment("submitted").sortedBy("submitted"),
                moment("answerDue").inFiles(),
                moment("answered").inFiles(),
                moment("promised"),
                moment("shipDue").sortedBy("shipDue"),
                number("revision").inFiles(),
                text("askedBefore", 20).inFiles());
    }

    @Override
    public String base() {
        return "daifa.supplier_order so";
    }

    @Override
    public String id() {
        return "so.id";
    }

    @Override
    public String order() {
        return "so.order_id";
    }

    @Override
    public String joins() {
        return """
                left join daifa.customer_order o on o.id = so.order_id
                left join daifa.shop h on h.id = o.shop_id
                left join daifa.supplier s on s.id = so.supplier_id
                """;
    }

    @Override
    public String rows() {
        return """
                left join lateral (
                    select string_agg(x.name || ' × ' || sl.quantity, '、' order by sl.line) as goods, sum(sl.quantity)::integer as units
                    from daifa.supplier_order_line sl
                    join daifa.order_line x on x.order_id = so.order_id and x.line = sl.line
                    where sl.supplier_order_id = so.id) g on true
                left join lateral (
                    select string_agg(b.name, '、' order by a.revision) as names
                    from daifa.supplier_attempt a join daifa.supplier b on b.id = a.supplier_id
                    where a.supplier_order_id = so.id and a.revision < so.revision) asked on true
                """;
    }

    @Override
    public String rowOrder() {
        return "";
    }

    @Override
    public String where() {
        return "so.submitted_at is not null and so.supplier_id is not null";
    }

    @Override
    public String time() {
        return "so.submitted_at";
    }

    @Override
    public String select() {
        return """
                s.name as supplier, s.contact, s.phone, s.email, s.ship_hours, so.number as part, h.name as shop, o.shop_order_number,
                so.state, g.goods, g.units, so.submitted_at, so.answer_due, so.answered_at, so.promised_ship_at, so.ship_due,
                so.revision, asked.names as asked_before
                """;
    }

    @Override
    public List<Sort> sorts() {
        return List.of(
                new Sort("submitted", "so.submitted_at", Sort.Type.MOMENT),
                new Sort("shipDue", "coalesce(so.ship_due, timestamptz '9999-12-31Z')", Sort.Type.MOMENT),
                new Sort("supplier", "s.name", Sort.Type.TEXT),
                new Sort("part", "so.number", Sort.Type.TEXT));
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.of("supplier", Filter.Type.SUPPLIER, "so.supplier_id = :supplier"),
                Filter.choice(
                        "partState",
                        "so.state = :partState",
                        "supplierOrderState",
                        SupplierOrder.State.SUBMITTED,
                        SupplierOrder.State.ACCEPTED,
                        SupplierOrder.State.REJECTED,
                        SupplierOrder.State.SHIPPED,
                        SupplierOrder.State.CLOSED,
                        SupplierOrder.State.CANCELLED),
                Filter.of("shop", Filter.Type.SHOP, "o.shop_id = :shop"),
                Filter.of("product", Filter.Type.WORDS, """
                        exists (select 1 from daifa.supplier_order_line y
                            join daifa.order_line x on x.order_id = so.order_id and x.line = y.line
                            where y.supplier_order_id = so.id and (x.sku = :product or x.name ilike :productLike))
                        """));
    }

    @Override
    public List<@Nullable Object> cells(RowReader row) throws SQLException {
        var hours = row.number("ship_hours");
        return Arrays.asList(
                row.text("supplier"),
                row.text("contact"),
                row.phone("phone"),
                row.email("email"),
                hours == null ? null : row.words().within(hours),
                row.text("part"),
                row.text("shop"),
                row.text("shop_order_number"),
                row.word("supplierOrderState", "state"),
                row.text("goods"),
                row.number("units"),
                row.moment("submitted_at"),
                row.moment("answer_due"),
                row.moment("answered_at"),
                row.moment("promised_ship_at"),
                row.moment("ship_due"),
                row.number("revision"),
                row.text("asked_before"));
    }
}
