package io.daifa.records;

import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The statements of one query, and their parameters; a value is never a part of a statement. */
final class RecordSql {

    private static final int SHORTEST_TAIL = 6;

    /** The orders that words may mean; each way of asking has its index. */
    private static final String FOUND = """
            %s in (
                select f.id from daifa.customer_order f where f.shop_order_number like :qBegins
                union all select f.id from daifa.customer_order f where f.receiver_phone_last4 = :q
                union all select f.id from daifa.customer_order f where f.receiver_name like :qBegins
                union all select f.id from daifa.customer_order f where f.buyer_nick like :qBegins
                union all select f.order_id from daifa.parcel f where reverse(f.tracking_number) like :qTail
                union all select f.order_id from daifa.supplier_order f where f.number = :q
                union all select f.order_id from daifa.after_sales_case f where f.number = :q)
            """;

    private final RecordTable table;
    private final RecordQuery query;
    private final Sort sort;
    private final ZoneId zone;
    private final List<String> conditions = new ArrayList<>();
    private final MapSqlParameterSource parameters = new MapSqlParameterSource();

    RecordSql(RecordQuery query, ZoneId zone) {
        this.table = RecordTables.of(query.kind());
        this.query = query;
        this.zone = zone;
        this.sort = table.sorts().stream()
                .filter(one -> one.name().equals(query.sort()))
                .findFirst()
                .orElseThrow();
        conditions.add(table.where());
        common();
        table.filters().stream()
                .filter(filter -> query.values().containsKey(filter.name()))
                .forEach(this::narrow);
    }

    MapSqlParameterSource parameters() {
        return parameters;
    }

    Sort sort() {
        return sort;
    }

    /** Counts the entities, up to a limit. */
    String counted(int most) {
        return "select count(*) from (select 1 from " + entities() + " limit " + most + ") as them";
    }

    /** Counts all rows. */
    String countedRows() {
        return table.rowOrder().isEmpty()
                ? "select count(*) from " + entities()
                : "select count(*) from " + table.base() + " " + table.joins() + " " + table.rows() + " where "
                        + where();
    }

    /** All rows in their order. */
    String all() {
        var direction = query.ascending() ? "asc" : "desc";
        return """
                select %s as entity_id, %s as entity_order, %s
                from %s %s %s
                where %s
                order by %s %s, %s %s %s
                """.formatted(
                        table.id(),
                        table.order(),
                        table.select(),
                        table.base(),
                        table.joins(),
                        table.rows(),
                        where(),
                        sort.sql(),
                        direction,
                        table.id(),
                        direction,
                        rowOrder());
    }

    /** The rows of so many entities behind a place, or before it; the entities are found first, by what the filters and the sort ask alone. */
    String page(@Nullable Place place, int most) {
        var up = query.ascending() != (place != null && place.before());
        var direction = up ? "asc" : "desc";
        var behind = "";
        if (place != null) {
            behind = "and (%s, %s) %s (:place, :placeId)".formatted(sort.sql(), table.id(), up ? ">" : "<");
            parameters.addValue("place", place.value());
            parameters.addValue("placeId", place.id());
        }
        var shown = query.ascending() ? "asc" : "desc";
        return """
                select page.sort as page_sort, %s as entity_id, %s as entity_order, %s
                from (
                    select %s as id, %s as sort from %s %s order by 2 %s, 1 %s limit %d) as page
                join %s on %s = page.id
                %s %s
                order by page.sort %s, page.id %s %s
                """.formatted(
                        table.id(),
                        table.order(),
                        table.select(),
                        table.id(),
                        sort.sql(),
                        entities(),
                        behind,
                        direction,
                        direction,
                        most,
                        table.base(),
                        table.id(),
                        table.joins(),
                        table.rows(),
                        shown,
                        shown,
                        rowOrder());
    }

    /** Where a page goes on. */
    record Place(Object value, UUID id, boolean before) {}

    private String rowOrder() {
        return table.rowOrder().isEmpty() ? "" : ", " + table.rowOrder();
    }

    private String entities() {
        return table.base() + " " + table.joins() + " where " + where();
    }

    private String where() {
        return String.join(" and ", conditions);
    }

    private void common() {
        var words = query.values().get("q");
        if (words != null) {
            conditions.add(FOUND.formatted(table.order()));
            parameters.addValue("q", words);
            parameters.addValue("qBegins", like(words) + "%");
            var number = words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            parameters.addValue(
                    "qTail",
                    number.length() < SHORTEST_TAIL
                            ? null
                            : new StringBuilder(number).reverse().append('%').toString(),
                    Types.VARCHAR);
        }
        query.day("from").ifPresent(day -> {
            conditions.add(table.time() + " >= :from");
            parameters.addValue("from", start(day));
        });
        query.day("to").ifPresent(day -> {
            conditions.add(table.time() + " < :to");
            parameters.addValue("to", start(day.plusDays(1)));
        });
    }

    private void narrow(Filter filter) {
        var value = query.values().get(filter.name());
        conditions.add(filter.sql().strip());
        switch (filter.type()) {
            case SHOP, SUPPLIER -> parameters.addValue(filter.name(), UUID.fromString(value));
            case CHOICE, CARRIER -> parameters.addValue(filter.name(), value);
            case WORDS -> {
                parameters.addValue(filter.name(), value);
                parameters.addValue(filter.name() + "Like", "%" + like(value) + "%");
            }
        }
    }

    private java.time.OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static String like(String words) {
        return words.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
