package io.daifa.supplier;

import io.daifa.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A supplier order (代发单) as it stands: what one supplier is asked to send for one customer's order. */
public record SupplierOrder(
        SupplierOrderId id,
        OrderId orderId,
        String number,
        State state,
        @Nullable UUID supplierId,
        int revision,
        List<Line> lines,
        @Nullable Instant submittedAt,
        @Nullable Instant answerDue,
        @Nullable Instant answeredAt,
        @Nullable Instant promisedShipAt,
        @Nullable Instant shipDue,
        @Nullable Instant chaseAt,
        @Nullable String rejectionReason,
        @Nullable String rejectionNote,
        @Nullable Instant closedAt) {

    /** A line: so many of the order's line of that number. */
    public record Line(int line, int quantity) {}

    /** The same as that revision of the purchase order. */
    SupplierOrder at(int newRevision) {
        return new SupplierOrder(
                id,
                orderId,
                number,
                state,
                supplierId,
                newRevision,
                lines,
                submittedAt,
                answerDue,
                answeredAt,
                promisedShipAt,
                shipDue,
                chaseAt,
                rejectionReason,
                rejectionNote,
                closedAt);
    }

    /** Where it stands. */
    public enum State {
        DRAFT,
        SUBMITTED,
        ACCEPTED,
        REJECTED,
        SHIPPED,
        CLOSED,
        CANCELLED
    }
}
