package io.daifa.desk;

import io.daifa.shipment.Carriers;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the wording of a page; the house's time zone is {@code daifa.zone}, China's unless set. */
@Component
class Wordings {

    private final MessageSource messages;
    private final Carriers carriers;
    private final Clock clock;
    private final ZoneId zone;

    Wordings(
            MessageSource messages, Carriers carriers, Clock clock, @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.messages = messages;
        this.carriers = carriers;
        this.clock = clock;
        this.zone = zone;
    }

    /** Words in that language, with time as it is now. */
    Wording in(Locale language) {
        return new Wording(messages, carriers, language, clock.instant(), zone);
    }
}
