package io.daifa.shipment;

import io.daifa.kernel.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people paste them out of a spreadsheet or a mail: a parcel a line, parted by tabs, commas or blanks, with or without a line of
 * titles in Chinese or English. Without titles the columns are: order, carrier, number, article, pieces; the carrier and what follows the number
 * may be left out.
 */
final class NumberTable {

    private static final int MOST_LINES = 500;
    private static final Pattern PIECES = Pattern.compile("\\d{1,4}");

    /** What the columns may be called. */
    private enum Column {
        ORDER(
                "order",
                "order no",
                "order number",
                "purchase order",
                "po",
                "代发单号",
                "代发单",
                "采购单号",
                "订单号",
                "订单编号",
                "店铺单号"),
        CARRIER("carrier", "courier", "快递公司", "物流公司", "快递", "承运商"),
        NUMBER("number", "tracking number", "tracking no", "waybill", "快递单号", "物流单号", "运单号", "单号"),
        ARTICLE("sku", "article", "line", "商品编码", "货号", "规格编码", "商品"),
        PIECES("pieces", "quantity", "qty", "数量", "件数");

        private final String titles;

        Column(String... titles) {
            this.titles = "|" + String.join("|", titles) + "|";
        }

        static @Nullable Column titled(String title) {
            var plain = title.strip().toLowerCase(Locale.ROOT).replaceAll("[._:：]+$", "");
            for (var column : values()) {
                if (column.titles.contains("|" + plain + "|")) {
                    return column;
                }
            }
            return null;
        }
    }

    private NumberTable() {}

    /** A line, as it was pasted and as it was understood; what it lacks is empty. */
    record Row(int line, String pasted, String order, String carrier, String number, String article, String pieces) {}

    /** The lines that are not empty; refuses none, and more than 500. */
    static List<Row> read(String field, @Nullable String text) throws Refusal {
        // PostgreSQL has no NUL in a text.
        var lines = text == null
                ? List.<String>of()
                : text.replace("\0", "").lines().toList();
        if (lines.stream().allMatch(String::isBlank)) {
            throw Refusal.at(field, "numbers-missing");
        }
        if (lines.size() > MOST_LINES) {
            throw Refusal.at(field, "numbers-too-many", MOST_LINES);
        }
        Map<Column, Integer> titles = null;
        var rows = new ArrayList<Row>();
        for (var i = 0; i < lines.size(); i++) {
            var pasted = lines.get(i);
            if (pasted.isBlank()) {
                continue;
            }
            var cells = cells(pasted);
            if (titles == null && rows.isEmpty()) {
                titles = titles(cells);
                if (titles != null) {
                    continue;
                }
            }
            rows.add(titles == null ? byPlace(i + 1, pasted, cells) : byTitle(i + 1, pasted, cells, titles));
        }
        if (rows.isEmpty()) {
            throw Refusal.at(field, "numbers-missing");
        }
        return rows;
    }

    private static List<String> cells(String line) {
        if (line.contains("\t")) {
            return parted(line, '\t');
        }
        var commas = line.replace('，', ',').replace('；', ',').replace(';', ',');
        return commas.contains(",") ? parted(commas, ',') : List.of(line.strip().split("[\\s\\u3000]+", -1));
    }

    private static List<String> parted(String line, char delimiter) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setTrim(true)
                .get();
        try (var parser = CSVParser.builder()
                .setReader(new StringReader(line))
                .setFormat(format)
                .get()) {
            return parser.getRecords().get(0).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalStateException e) {
            // A quotation that does not end: the line is taken as it is.
            return List.of(line.split(Pattern.quote(String.valueOf(delimiter)), -1));
        }
    }

    /** The columns, if the line names an order and a number. */
    private static @Nullable Map<Column, Integer> titles(List<String> cells) {
        var titles = new HashMap<Column, Integer>();
        for (var i = 0; i < cells.size(); i++) {
            var column = Column.titled(cells.get(i));
            if (column != null) {
                titles.putIfAbsent(column, i);
            }
        }
        return titles.containsKey(Column.ORDER) && titles.containsKey(Column.NUMBER) ? titles : null;
    }

    private static Row byTitle(int line, String pasted, List<String> cells, Map<Column, Integer> titles) {
        return new Row(
                line,
                pasted,
                cell(cells, titles.get(Column.ORDER)),
                cell(cells, titles.get(Column.CARRIER)),
                cell(cells, titles.get(Column.NUMBER)),
                cell(cells, titles.get(Column.ARTICLE)),
                cell(cells, titles.get(Column.PIECES)));
    }

    /** The number is the last cell, or the third from the end where article and pieces follow it. */
    private static Row byPlace(int line, String pasted, List<String> cells) {
        var hasUnits =
                cells.size() >= 5 && PIECES.matcher(cells.get(cells.size() - 1)).matches();
        var number = hasUnits ? cells.size() - 3 : cells.size() - 1;
        return new Row(
                line,
                pasted,
                number > 0 ? cells.get(0) : "",
                number > 1 ? String.join(" ", cells.subList(1, number)).strip() : "",
                cells.get(number),
                hasUnits ? cells.get(number + 1) : "",
                hasUnits ? cells.get(number + 2) : "");
    }

    private static String cell(List<String> cells, @Nullable Integer place) {
        return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }
}
