package io.daifa.desk;

import io.daifa.kernel.Money;
import io.daifa.records.Column;
import io.daifa.records.Filter;
import io.daifa.records.Percent;
import io.daifa.records.RecordKind;
import io.daifa.records.RecordPage;
import io.daifa.records.RecordQuery;
import io.daifa.records.RecordRow;
import io.daifa.records.Records;
import io.daifa.shipment.Carriers;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A page of a record as people read it. */
@Component
class RecordView {

    private final Shops shops;
    private final Suppliers suppliers;
    private final Carriers carriers;

    RecordView(Shops shops, Suppliers suppliers, Carriers carriers) {
        this.shops = shops;
        this.suppliers = suppliers;
        this.carriers = carriers;
    }

    /** A field to narrow the list by: words to type, or choices. */
    record Field(String name, String label, boolean chosen, List<Wording.Choice> choices) {}

    /** A column's heading; where it sorts, the way to that, and how it is sorted by it now. */
    record Heading(
            String words,
            String kind,
            @Nullable String sort,
            @Nullable String sorted) {}

    /** A cell: its words, and how far where it is a progress. */
    record Cell(
            String words,
            String kind,
            boolean order,
            @Nullable Integer percent) {}

    /** A row, and the order that it is about. */
    record Row(UUID order, List<Cell> cells) {}

    /** The list. */
    record Table(
            List<Heading> headings,
            List<Row> rows,
            String count,
            @Nullable String back,
            @Nullable String on) {}

    /** What a record can be narrowed by, beside words and dates. */
    List<Field> fields(RecordKind kind, Wording wording) {
        return Records.filters(kind).stream()
                .map(filter -> new Field(
                        filter.name(),
                        wording.text(filter.label()),
                        filter.type() != Filter.Type.WORDS,
                        choices(filter, wording)))
                .toList();
    }

    private List<Wording.Choice> choices(Filter filter, Wording wording) {
        return switch (filter.type()) {
            case SHOP ->
                shops.all().stream()
                        .map(shop -> new Wording.Choice(shop.id().toString(), shop.name()))
                        .toList();
            case SUPPLIER ->
                suppliers.all().stream()
                        .sorted(Comparator.comparing(Supplier::name))
                        .map(supplier -> new Wording.Choice(supplier.id().toString(), supplier.name()))
                        .toList();
            case CARRIER ->
                carriers.all().stream()
                        .map(carrier -> new Wording.Choice(carrier.code(), carrier.name(wording.language())))
                        .toList();
            case CHOICE ->
                filter.choices().stream()
                        .map(code -> new Wording.Choice(code, wording.word(filter.words(), code)))
                        .toList();
            case WORDS -> List.of();
        };
    }

    /** The list with its ways on. */
    Table table(RecordQuery query, RecordPage page, Wording wording) {
        var here = "/desk/records/" + query.kind().path() + "?" + query.address();
        return new Table(
                page.columns().stream()
                        .map(column -> heading(column, query, wording))
                        .toList(),
                page.rows().stream()
                        .map(row -> row(row, page.columns(), wording))
                        .toList(),
                count(query.kind(), page.count(), wording),
                page.back() == null ? null : here + "&place=" + encoded(page.back()),
                page.on() == null ? null : here + "&place=" + encoded(page.on()));
    }

    /** What the list was narrowed by, as people say it. */
    String said(RecordQuery query, Wording wording) {
        var words = new ArrayList<String>();
        for (var field : RecordQuery.COMMON) {
            if (query.values().containsKey(field)) {
                words.add(wording.text("desk.records." + field) + " "
                        + query.values().get(field));
            }
        }
        for (var field : fields(query.kind(), wording)) {
            var value = query.values().get(field.name());
            if (value != null) {
                words.add(field.label() + " "
                        + field.choices().stream()
                                .filter(choice -> choice.value().equals(value))
                                .map(Wording.Choice::word)
                                .findFirst()
                                .orElse(value));
            }
        }
        return String.join(" · ", words);
    }

    /** The query as fields of a form. */
    static Map<String, String> hidden(RecordQuery query) {
        var fields = new TreeMap<>(query.values());
        fields.put("sort", query.sort());
        fields.put("dir", query.ascending() ? "asc" : "desc");
        return fields;
    }

    private static Heading heading(Column column, RecordQuery query, Wording wording) {
        var by = column.sort();
        var now = query.sort().equals(by);
        return new Heading(
                wording.text(column.heading()),
                kind(column),
                by == null
                        ? null
                        : "/desk/records/" + query.kind().path() + "?"
                                + query.sorted(by, now && !query.ascending()).address(),
                !now ? null : query.ascending() ? "ascending" : "descending");
    }

    private static Row row(RecordRow row, List<Column> columns, Wording wording) {
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var cell = row.cells().get(i);
            cells.add(new Cell(
                    words(cell, wording),
                    kind(column),
                    column.name().equals("order") || column.name().equals("orderNumber"),
                    cell instanceof Percent percent ? percent.value() : null));
        }
        return new Row(row.orderId(), cells);
    }

    private static String words(@Nullable Object cell, Wording wording) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Instant moment) {
            return wording.at(moment);
        }
        if (cell instanceof Money money) {
            return wording.money(money);
        }
        return cell.toString();
    }

    private static String kind(Column column) {
        return switch (column.type()) {
            case NUMBER, AMOUNT -> "amount";
            case MOMENT -> "moment";
            case PERCENT -> "share";
            case TEXT -> "col-" + column.name();
        };
    }

    private static String count(RecordKind kind, int count, Wording wording) {
        return count > Records.MOST_COUNTED
                ? wording.text("desk.records.more." + kind, Records.MOST_COUNTED)
                : wording.text("desk.records.count." + kind, count);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
