package io.daifa.story;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A supplier who has opened the link of a purchase order's mail. */
public final class SupplierAtPage {

    private final Browser browser;
    private final String number;

    SupplierAtPage(String home, String link, String number) {
        browser = new Browser(home, Map.of("Accept-Language", "en"));
        this.number = number;
        var page = browser.get(home + URI.create(link).getPath());
        if (page.status() != 200) {
            throw new AssertionError("the link answers " + page.status() + "\n" + page.body());
        }
    }

    /** The page as it stands. */
    public Browser.Page page() {
        return browser.get("/s");
    }

    /** Accepts, and ships on that day (yyyy-MM-dd). */
    public Browser.Page accepts(String day) {
        return answers("accept", Map.of("promisedShipAt", day));
    }

    /** Accepts so many units of the order's lines, line and units by turns, and ships them on that day. */
    public Browser.Page acceptsPart(String day, int... linesAndUnits) {
        var fields = new LinkedHashMap<String, String>(Map.of("promisedShipAt", day));
        for (var i = 0; i < linesAndUnits.length; i += 2) {
            fields.put("units." + linesAndUnits[i], Integer.toString(linesAndUnits[i + 1]));
        }
        return answers("accept", fields);
    }

    /** Rejects for that reason. */
    public Browser.Page rejects(String reason) {
        return answers("reject", Map.of("reason", reason, "note", "sorry"));
    }

    /** Reports parcels: carrier and number by turns. */
    public Browser.Page ships(String... carriersAndNumbers) {
        var fields = new LinkedHashMap<String, String>();
        for (var i = 0; i < carriersAndNumbers.length; i += 2) {
            fields.put("parcels[" + i / 2 + "].carrier", carriersAndNumbers[i]);
            fields.put("parcels[" + i / 2 + "].trackingNumber", carriersAndNumbers[i + 1]);
        }
        return answers("report", fields);
    }

    /** Reports a parcel that carries so many pieces of the first line; the rest is to follow. */
    public Browser.Page shipsPart(int pieces, String carrier, String trackingNumber) {
        return answers(
                "report",
                Map.of(
                        "parcels[0].carrier", carrier,
                        "parcels[0].trackingNumber", trackingNumber,
                        "units.1", Integer.toString(pieces)));
    }

    /** Puts the number of a parcel right. */
    public Browser.Page corrects(UUID parcel, String carrier, String trackingNumber) {
        return answers(
                "renumber", Map.of("parcel", parcel.toString(), "carrier", carrier, "trackingNumber", trackingNumber));
    }

    private Browser.Page answers(String answer, Map<String, String> fields) {
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", page().csrf());
        form.put("number", number);
        form.put("answer", answer);
        return browser.submit("/s", form);
    }
}
