package io.daifa.shipment;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.TextLimit;
import io.daifa.supplier.SupplierOrder.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody reports, read: each parcel once, its number normalised. */
record ParcelReport(List<Entry> entries) {

    private static final int MOST = 50;
    private static final int CARRIER = 100;

    /** How long a note may be. */
    static final TextLimit NOTE = new TextLimit(2000, "too-long");

    /** A parcel: what the carrier was called, the number, and the units in it (empty: not told). */
    record Entry(@Nullable String carrier, TrackingNumber number, List<Line> lines) {}

    /** Refuses no parcel, too many, malformed ones, and a number given twice; each problem names its field. */
    static ParcelReport read(List<ReportedParcel> parcels, @Nullable String note) throws Refusal {
        if (parcels.isEmpty()) {
            throw Refusal.at("parcels", "parcels-missing");
        }
        if (parcels.size() > MOST) {
            throw Refusal.at("parcels", "parcels-too-many", MOST);
        }
        NOTE.check("note", note);
        var problems = new ArrayList<Problem>();
        var entries = new ArrayList<Entry>();
        var seen = new HashSet<TrackingNumber>();
        for (var i = 0; i < parcels.size(); i++) {
            try {
                var entry = read("parcels[" + i + "]", parcels.get(i));
                if (!seen.add(entry.number())) {
                    throw Refusal.at(
                            numberField(i),
                            "tracking-number-twice",
                            entry.number().value());
                }
                entries.add(entry);
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return new ParcelReport(List.copyOf(entries));
    }

    private static Entry read(String path, ReportedParcel parcel) throws Refusal {
        var carrier = parcel.carrier() == null || parcel.carrier().isBlank()
                ? null
                : parcel.carrier().strip();
        if (carrier != null && carrier.length() > CARRIER) {
            throw Refusal.at(path + ".carrier", "too-long", CARRIER);
        }
        return new Entry(carrier, TrackingNumber.of(path + ".trackingNumber", parcel.trackingNumber()), parcel.lines());
    }

    /** The field of the lines of the parcel in that place. */
    static String linesField(int place) {
        return "parcels[" + place + "].lines";
    }

    /** The field of the number of the parcel in that place. */
    static String numberField(int place) {
        return "parcels[" + place + "].trackingNumber";
    }

    /** Whether these parcels are the very ones reported. */
    boolean isSameAs(List<Parcel> parcels) {
        return carriers()
                .equals(parcels.stream()
                        .collect(Collectors.toMap(
                                Parcel::trackingNumber, parcel -> Objects.toString(parcel.declaredCarrier(), ""))));
    }

    /** What the carriers were called, by number. */
    Map<String, String> carriers() {
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry.number().value(), entry -> Objects.toString(entry.carrier(), "")));
    }

    Set<String> numbers() {
        return entries.stream().map(entry -> entry.number().value()).collect(Collectors.toSet());
    }

    /** The place of that number. */
    int placeOf(String number) {
        return entries.stream().map(entry -> entry.number().value()).toList().indexOf(number);
    }

    /** The report without the numbers that stand already. */
    ParcelReport without(Set<String> numbers) {
        return new ParcelReport(entries.stream()
                .filter(entry -> !numbers.contains(entry.number().value()))
                .toList());
    }
}
