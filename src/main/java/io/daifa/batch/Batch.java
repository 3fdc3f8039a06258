package io.daifa.batch;

import io.daifa.order.OrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deed done to many orders for one cause, and how far it is. */
public record Batch(
        UUID id,
        Action action,
        Cause cause,
        String note,
        State state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant workedAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        Progress progress) {

    /** What is done. */
    public enum Action {
        HOLD,
        REROUTE
    }

    /** Where it stands: a hold stands until it is released, a rerouting is finished when all orders are worked. */
    public enum State {
        RUNNING,
        STANDING,
        FINISHED,
        RELEASING,
        RELEASED
    }

    /** What became of an order. */
    public enum Part {
        PLANNED,
        DONE,
        LEFT,
        FAILED,
        TO_RELEASE,
        RELEASED
    }

    /** Why an order is left behind, or failed; the words stand under {@code batchReason.<constant>}. */
    public enum Reason {
        SHIPPED,
        NOT_CONCERNED,
        SUPPLIER_HAS_ACCEPTED,
        NO_OTHER_SUPPLIER,
        STAFF_CHOOSE,
        STAFF_CALL,
        REFUSED,
        RELEASED_BEFORE,
        ERROR
    }

    /** How many orders are where. */
    public record Progress(int planned, int done, int left, int failed, int toRelease, int released, int later) {

        /** All of them. */
        public int all() {
            return planned + done + left + failed + toRelease + released;
        }

        /** How many are worked, of those that are to be worked now. */
        public int worked() {
            return toRelease > 0 ? released : all() - planned;
        }
    }

    /** One of its orders. */
    public record Item(
            OrderId orderId,
            Part part,
            @Nullable Reason reason,
            boolean later,
            @Nullable Instant triedAt) {}
}
