package io.daifa.records;

import static io.daifa.records.Column.moment;
import static io.daifa.records.Column.number;
import static io.daifa.records.Column.text;

import io.daifa.shipment.Parcel;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Record 3: the parcels, a row each article in them; what parcels of one shipment carry together stands at each of them. */
class ShipmentRecord implements RecordTable {

    @Override
    public RecordKind kind() {
        return RecordKind.SHIPMENTS;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                text("product", 24),
                number("quantity"),
                text("carrier", 14),
                text("number", 20).sortedBy("number"),
                text("shared", 10),
                text("shop", 16),
                text("order", 20),
                text("part", 22).inFiles(),
                text("supplier", 20),
                text("parcelState", 10),
                text("doubt", 20).inFiles(),
                text("forcedBy", 12).inFiles(),
                moment("reported").sortedBy("reported"),
                text("reportedBy", 16).inFiles(),
                moment("registered"),
                moment("shipBy").inFiles());
    }

    @Override
    public String base() {
        return "daifa.parcel p";
    }

    @Override
    public String id() {
        return "p.id";
    }

    @Override
    public String order() {
        return "p.order_id";
    }

    @Override
    public String joins() {
        return """
                left join daifa.customer_order o on o.id = p.order_id
                left join daifa.shop h on h.id = o.shop_id
                left join daifa.supplier_order so on so.id = p.supplier_order_id
                left join daifa.supplier s on s.id = so.supplier_id
                """;
    }

    @Override
    public String rows() {
        return """
                left join lateral (
                    select pl.line, pl.quantity, false as shared from daifa.parcel_line pl where pl.parcel_id = p.id
                    union all
                    select sl.line, sl.quantity, true from daifa.shipment_line sl
                    where sl.shipment_id = p.shipment_id and p.state <> 'VOIDED'
                        and not exists (select 1 from daifa.parcel_line own where own.parcel_id = p.id)) c on true
                left join daifa.order_line l on l.order_id = p.order_id and l.line = c.line
                """;
    }

    @Override
    public String rowOrder() {
        return "c.line";
    }

    @Override
    public String where() {
        return "true";
    }

    @Override
    public String time() {
        return "p.reported_at";
    }

    @Override
    public String select() {
        return """
                l.name as product, c.quantity, c.shared, p.carrier, p.declared_carrier, p.tracking_number, h.name as shop,
                o.shop_order_number, so.number as part, s.name as supplier, p.state, p.doubt, p.forced_by, p.reported_at,
                p.reported_by, p.registered_at, o.ship_by
                """;
    }

    @Override
    public List<Sort> sorts() {
        return List.of(
                new Sort("reported", "p.reported_at", Sort.Type.MOMENT),
                new Sort("number", "p.tracking_number", Sort.Type.TEXT));
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.of("carrier", Filter.Type.CARRIER, "p.carrier = :carrier"),
                Filter.choice("parcelState", "p.state = :parcelState", "parcelState", Parcel.State.values()),
                Filter.of("supplier", Filter.Type.SUPPLIER, "so.supplier_id = :supplier"),
                Filter.of("shop", Filter.Type.SHOP, "o.shop_id = :shop"),
                Filter.of("product", Filter.Type.WORDS, """
                        exists (select 1 from daifa.supplier_order_line y
                            join daifa.order_line x on x.order_id = p.order_id and x.line = y.line
                            where y.supplier_order_id = p.supplier_order_id and (x.sku = :product or x.name ilike :productLike))
                        """));
    }

    @Override
    public List<@Nullable Object> cells(RowReader row) throws SQLException {
        return Arrays.asList(
                row.text("product"),
                row.number("quantity"),
                row.carrier(),
                row.text("tracking_number"),
                row.yes("shared"),
                row.text("shop"),
                row.text("shop_order_number"),
                row.text("part"),
                row.text("supplier"),
                row.word("parcelState", "state"),
                row.word("doubt", "doubt"),
                row.text("forced_by"),
                row.moment("reported_at"),
                row.text("reported_by"),
                row.moment("registered_at"),
                row.moment("ship_by"));
    }
}
