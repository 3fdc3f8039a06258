package io.daifa.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes moments in the house's time zone, alike in both languages. */
@Component
@Profile("demo")
class Moments {

    private final DateTimeFormatter format;

    Moments(@Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        format = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(zone);
    }

    /** The moment to the second; empty for none. */
    public String at(@Nullable Instant moment) {
        return moment == null ? "" : format.format(moment);
    }
}
