package io.daifa.order;

import io.daifa.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that is given back to a customer: why, for what (a case, a change, a supplier order, the order), and how far it is. */
public record Refund(
        UUID id,
        OrderId orderId,
        Reason reason,
        UUID about,
        Money amount,
        State state,
        Instant promisedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String reference,
        @Nullable String failure) {

    /** Why. */
    public enum Reason {
        ORDER_REJECTED,
        ORDER_CANCELLED,
        LINES_CANCELLED,
        CASE,
        COMPENSATION
    }

    /** Promised, to be paid now, paid, not paid because the payment failed, or not to be paid any more. */
    public enum State {
        PROMISED,
        DUE,
        FAILED,
        DONE,
        WITHDRAWN
    }
}
