package io.daifa.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Stands at that time. */
    public SettableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** Stands at the present, in milliseconds as the product's clock does. */
    public SettableClock() {
        this(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Goes to that time. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Goes on. */
    public void advance(Duration by) {
        now.updateAndGet(time -> time.plus(by));
    }

    /** Goes on until then, if that is not past. */
    public void advanceTo(Instant then) {
        now.updateAndGet(time -> then.isAfter(time) ? then : time);
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
        return this;
    }
}
