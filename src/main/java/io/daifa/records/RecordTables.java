package io.daifa.records;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each of the five is read. */
final class RecordTables {

    private static final Map<RecordKind, RecordTable> TABLES = Stream.of(
                    new OrderRecord(),
                    new SupplierRecord(),
                    new ShipmentRecord(),
                    new TrackingRecord(),
                    new CaseRecord())
            .collect(Collectors.toUnmodifiableMap(RecordTable::kind, table -> table));

    private RecordTables() {}

    static RecordTable of(RecordKind kind) {
        return TABLES.get(kind);
    }

    /** The columns of those cells that stand on the screen. */
    static List<Integer> onScreen(RecordKind kind) {
        var columns = of(kind).columns();
        return Stream.iterate(0, place -> place + 1)
                .limit(columns.size())
                .filter(place -> columns.get(place).on() == Column.Place.ALL)
                .toList();
    }
}
