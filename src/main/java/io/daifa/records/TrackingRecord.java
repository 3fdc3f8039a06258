package io.daifa.records;

import static io.daifa.records.Column.moment;
import static io.daifa.records.Column.number;
import static io.daifa.records.Column.text;

import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.Trouble;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Record 4: where the parcels are, a row a parcel. */
class TrackingRecord implements RecordTable {

    @Override
    public RecordKind kind() {
        return RecordKind.TRACKING;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                text("product", 24),
                text("number", 20).sortedBy("number"),
                text("status", 14),
                new Column("progress", Column.Type.PERCENT, Column.Place.ALL, 9, "progress"),
                text("trouble", 12),
                number("units").inFiles(),
                text("carrier", 14),
                text("carriersWords", 40),
                moment("lastEvent").sortedBy("lastEvent"),
                text("shop", 16).inFiles(),
                text("order", 20),
                text("part", 22).inFiles(),
                text("supplier", 20),
                moment("followed").sortedBy("followed"),
                moment("delivered").inFiles(),
                moment("settled").inFiles());
    }

    @Override
    public String base() {
        return "daifa.parcel_track t";
    }

    @Override
    public String id() {
        return "t.parcel_id";
    }

    @Override
    public String order() {
        return "t.order_id";
    }

    @Override
    public String joins() {
        return """
                left join daifa.parcel p on p.id = t.parcel_id
                left join daifa.customer_order o on o.id = t.order_id
                left join daifa.shop h on h.id = o.shop_id
                left join daifa.supplier_order so on so.id = t.supplier_order_id
                left join daifa.supplier s on s.id = so.supplier_id
                """;
    }

    @Override
    public String rows() {
        return """
                left join lateral (
                    select string_agg(x.name, '、' order by x.line) as product, sum(c.quantity)::integer as units
                    from (
                        select pl.line, pl.quantity from daifa.parcel_line pl where pl.parcel_id = p.id
                        union all
                        select sl.line, sl.quantity from daifa.shipment_line sl
                        where sl.shipment_id = p.shipment_id and p.state <> 'VOIDED'
                            and not exists (select 1 from daifa.parcel_line own where own.parcel_id = p.id)) c
                    join daifa.order_line x on x.order_id = p.order_id and x.line = c.line) g on true
                left join lateral (
                    select coalesce(e.words, e.code) as words, e.place from daifa.carrier_event e
                    where e.tracking_number = t.tracking_number order by e.event_at desc, e.id desc limit 1) e on true
                """;
    }

    @Override
    public String rowOrder() {
        return "";
    }

    @Override
    public String where() {
        return "true";
    }

    @Override
    public String time() {
        return "t.followed_at";
    }

    @Override
    public String select() {
        return """
                g.product, g.units, t.tracking_number, t.status, t.progress, t.trouble, p.carrier, p.declared_carrier,
                e.words as carriers_words, e.place, t.last_event_at, h.name as shop, o.shop_order_number, so.number as part,
                s.name as supplier, t.followed_at, t.delivered_at, t.settled_at
                """;
    }

    @Override
    public List<Sort> sorts() {
        return List.of(
                new Sort("followed", "t.followed_at", Sort.Type.MOMENT),
                new Sort("lastEvent", "coalesce(t.last_event_at, timestamptz '1970-01-01Z')", Sort.Type.MOMENT),
                new Sort("progress", "t.progress", Sort.Type.NUMBER),
                new Sort("number", "t.tracking_number", Sort.Type.TEXT));
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.choice("status", "t.status = :status", "parcelStatus", ParcelStatus.values()),
                Filter.choice("trouble", "t.trouble = :trouble", "trouble", Trouble.values()),
                Filter.of("carrier", Filter.Type.CARRIER, "p.carrier = :carrier"),
                Filter.of("supplier", Filter.Type.SUPPLIER, "so.supplier_id = :supplier"),
                Filter.of("shop", Filter.Type.SHOP, "o.shop_id = :shop"));
    }

    @Override
    public List<@Nullable Object> cells(RowReader row) throws SQLException {
        return Arrays.asList(
                row.text("product"),
                row.text("tracking_number"),
                row.word("parcelStatus", "status"),
                new Percent(Objects.requireNonNullElse(row.number("progress"), 0)),
                row.word("trouble", "trouble"),
                row.number("units"),
                row.carrier(),
                told(row.text("place"), row.text("carriers_words")),
                row.moment("last_event_at"),
                row.text("shop"),
                row.text("shop_order_number"),
                row.text("part"),
                row.text("supplier"),
                row.moment("followed_at"),
                row.moment("delivered_at"),
                row.moment("settled_at"));
    }

    private static @Nullable String told(@Nullable String place, @Nullable String words) {
        return place == null || place.isBlank() || words == null || words.contains(place) ? words : place + " " + words;
    }
}
