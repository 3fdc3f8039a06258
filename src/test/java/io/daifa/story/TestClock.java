package io.daifa.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a story moves. It never goes back. */
public final class TestClock extends Clock {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    /** Lets that time pass. */
    public void advance(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Lets time pass until then, if it is not past. */
    public void advanceTo(Instant then) {
        now.updateAndGet(before -> then.isAfter(before) ? then : before);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
