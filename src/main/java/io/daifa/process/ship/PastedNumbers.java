package io.daifa.process.ship;

import io.daifa.kernel.Refusal;
import io.daifa.shipment.ReportedParcel;
import java.util.List;
import java.util.regex.Pattern;

/** Carriers and numbers as people paste them: a parcel a line, the carrier first or not at all, parted by blanks, tabs or commas. */
final class PastedNumbers {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,,;;::]+");

    private PastedNumbers() {}

    /** The parcels that the text names; what is wrong with them is found out by who takes them. Refuses an empty text. */
    static List<ReportedParcel> read(String field, String text) throws Refusal {
        var parcels = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(PastedNumbers::parcel)
                .toList();
        if (parcels.isEmpty()) {
            throw Refusal.at(field, "missing");
        }
        return parcels;
    }

    private static ReportedParcel parcel(String line) {
        var matcher = BETWEEN.matcher(line);
        var last = -1;
        var end = -1;
        while (matcher.find()) {
            last = matcher.start();
            end = matcher.end();
        }
        return last < 0
                ? new ReportedParcel(null, line)
                : new ReportedParcel(line.substring(0, last), line.substring(end));
    }
}
