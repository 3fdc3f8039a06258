package io.daifa.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** When a task is due and how much it presses: the nearer the deadline that it serves, the more. Priorities run from 0 to 100. */
@Component
class Deadlines {

    private static final Duration PRESSING = Duration.ofHours(12);
    private static final Duration BURNING = Duration.ofHours(4);

    private final Clock clock;

    Deadlines(Clock clock) {
        this.clock = clock;
    }

    /** So long from now, at the latest then; never in the past. */
    Date due(Duration within, Instant latest) {
        var now = clock.instant();
        var due = now.plus(within);
        if (latest.isBefore(due)) {
            due = latest.isBefore(now) ? now : latest;
        }
        return Date.from(due);
    }

    /** The usual priority, raised as the deadline comes near. */
    int priority(int usual, Instant deadline) {
        var left = Duration.between(clock.instant(), deadline);
        if (left.compareTo(BURNING) < 0) {
            return Math.max(usual, 95);
        }
        return left.compareTo(PRESSING) < 0 ? Math.max(usual, 80) : usual;
    }
}
