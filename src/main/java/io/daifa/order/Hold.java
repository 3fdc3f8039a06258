package io.daifa.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why staff let an order wait in step 1, and until when. */
public record Hold(
        Kind kind, @Nullable Instant until, @Nullable String note) {

    /** The kinds. */
    public enum Kind {
        HOLD,
        AWAIT_CUSTOMER
    }
}
