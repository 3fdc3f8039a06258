package io.daifa.desk;

import io.daifa.shipment.ReportedParcel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of the form that reports parcels. Rows that were left empty are closed up, so that a row's place is the place of its parcel
 * in the report, and what is wrong with a parcel is said at its row.
 */
record ParcelRows(List<ReportedParcel> parcels, Map<String, String> typed) {

    /** How many rows a form has at first. */
    static final int FIRST = 3;

    /** How many parcels a report can have at most. */
    static final int MOST = 50;

    static ParcelRows of(Map<String, String> typed) {
        var parcels = new ArrayList<ReportedParcel>();
        var closedUp = new LinkedHashMap<>(typed);
        for (var row = 0; row < MOST; row++) {
            closedUp.remove(carrier(row));
            closedUp.remove(number(row));
            var carrier = Typed.words(typed.get(carrier(row)));
            var number = Typed.words(typed.get(number(row)));
            if (carrier != null || number != null) {
                closedUp.put(carrier(parcels.size()), carrier == null ? "" : carrier);
                closedUp.put(number(parcels.size()), number == null ? "" : number);
                parcels.add(new ReportedParcel(carrier, number == null ? "" : number));
            }
        }
        return new ParcelRows(parcels, closedUp);
    }

    /** How many rows show all that was typed. */
    int count() {
        return Math.max(FIRST, parcels.size());
    }

    /** The names of the rows' fields. */
    static Set<String> fields() {
        return IntStream.range(0, MOST)
                .boxed()
                .flatMap(row -> Stream.of(carrier(row), number(row)))
                .collect(Collectors.toSet());
    }

    private static String carrier(int row) {
        return "parcels[" + row + "].carrier";
    }

    private static String number(int row) {
        return "parcels[" + row + "].trackingNumber";
    }
}
