package io.daifa.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.kernel.Refusal;
import io.daifa.tracking.CarrierEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what carriers tell, described by {@link CarrierDocument}. */
final class CarrierEventsReader {

    static final int MOST = 500;
    static final int LONGEST_NUMBER = 64;
    static final int LONGEST_CODE = 100;
    static final int LONGEST_PLACE = 200;
    static final int LONGEST_WORDS = 1000;

    /** How far clocks may differ. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private CarrierEventsReader() {}

    /** The events; refuses all of them where one cannot be read, with the paths of all fields that are wrong. */
    static List<CarrierEvent> read(JsonNode document, Instant now) throws Refusal {
        var latest = now.plus(AHEAD);
        var body = Fields.of(document);
        var events = new ArrayList<CarrierEvent>();
        for (var event : body.list("events", 1, MOST)) {
            events.add(new CarrierEvent(
                    event.text("trackingNumber", LONGEST_NUMBER),
                    event.time("at", latest),
                    event.text("code", LONGEST_CODE),
                    event.optionalProse("place", LONGEST_PLACE),
                    event.optionalProse("words", LONGEST_WORDS)));
            event.close();
        }
        body.close();
        body.refuse();
        return events;
    }
}
