package io.daifa.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why an order's dispatch waits, what for (a change, a batch; the order itself where a person says so), and until when. */
public record Stop(
        Kind kind,
        UUID about,
        @Nullable Instant until,
        @Nullable String note) {

    /** The kinds: a person's two, a change that is being decided, a batch of many orders. */
    public enum Kind {
        HOLD,
        AWAIT_CUSTOMER,
        CHANGE,
        BATCH
    }

    /** Whether it still stops anything then. */
    public boolean standsAt(Instant now) {
        return until == null || until.isAfter(now);
    }
}
