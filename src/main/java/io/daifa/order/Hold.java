package io.daifa.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why staff let an order wait, and until when. */
public record Hold(
        Kind kind, @Nullable Instant until, @Nullable String note) {

    /** The kinds. */
    public enum Kind {
        HOLD,
        AWAIT_CUSTOMER
    }

    /** The stop that it is for that order. */
    Stop stop(OrderId id) {
        return new Stop(kind == Kind.HOLD ? Stop.Kind.HOLD : Stop.Kind.AWAIT_CUSTOMER, id.value(), until, note);
    }
}
