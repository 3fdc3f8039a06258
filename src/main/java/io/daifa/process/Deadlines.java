package io.daifa.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Until when a task is due. Its clock runs in the duty hours of its desk, and besides in the last four hours before a line of the platform's:
 * nobody waits for the morning while the goods become late.
 */
@Component
class Deadlines {

    private static final Duration ROUND_THE_CLOCK = Duration.ofHours(4);

    private final DutyHours duty;
    private final Clock clock;

    Deadlines(DutyHours duty, Clock clock) {
        this.duty = duty;
        this.clock = clock;
    }

    /** So long from then on, in that desk's duty hours, at the latest then; never in the past. */
    Date due(String desk, Instant from, Duration within, Instant latest, List<Instant> lines) {
        var spells = lines.stream()
                .map(line -> new DutyHours.Spell(line.minus(ROUND_THE_CLOCK), line))
                .toList();
        var due = duty.after(desk, from, within, spells);
        if (latest.isBefore(due)) {
            due = latest;
        }
        var now = clock.instant();
        return Date.from(due.isBefore(now) ? now : due);
    }

    /** Now. */
    Instant now() {
        return clock.instant();
    }
}
