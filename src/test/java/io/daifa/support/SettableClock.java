package io.daifa.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test sets. */
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Stands at that time. */
    public SettableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Goes to that time. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Goes on. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
