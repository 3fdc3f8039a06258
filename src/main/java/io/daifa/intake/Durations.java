package io.daifa.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times of the trade as people and programs write them: 1天内, 48小时, 2 days, 24h, PT24H. */
final class Durations {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})\\s*(?:天|日|days?|d)(?:\\s*(?:内|以内))?");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,4})\\s*(?:个?小时|hours?|h)(?:\\s*(?:内|以内))?");

    private Durations() {}

    /** The time that the text means; empty where it means none. */
    static Optional<Duration> of(String text) {
        var written = text.strip().toLowerCase(Locale.ROOT);
        var days = DAYS.matcher(written);
        if (days.matches()) {
            return Optional.of(Duration.ofDays(Integer.parseInt(days.group(1))));
        }
        var hours = HOURS.matcher(written);
        if (hours.matches()) {
            return Optional.of(Duration.ofHours(Integer.parseInt(hours.group(1))));
        }
        try {
            return Optional.of(Duration.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
