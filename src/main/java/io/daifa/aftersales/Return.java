package io.daifa.aftersales;

import io.daifa.order.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods of a case on their way back.
 *
 * @param attempt counts the ways back of a case, from 1: another follows where nothing arrived
 * @param address where they go; null until it is known
 * @param carrier the carrier's code, or what the customer called it
 * @param result what the inspection found, and {@code accepted} how many of each line's units passed it
 */
public record Return(
        CaseId caseId,
        int attempt,
        OrderId orderId,
        @Nullable String address,
        @Nullable Instant numberDue,
        @Nullable Instant remindedAt,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable Instant sentAt,
        @Nullable Instant receiptDue,
        @Nullable Instant arrivedAt,
        @Nullable Result result,
        @Nullable String note,
        @Nullable Instant lapsedAt,
        List<AfterSalesCase.Line> accepted) {

    /** What an inspection finds. */
    public enum Result {
        PASS,
        PART,
        FAIL,
        WRONG,
        NOT_RECEIVED
    }

    /** Whether the customer is still to send them. */
    public boolean isAwaited() {
        return address != null && sentAt == null && arrivedAt == null && lapsedAt == null && result == null;
    }

    /** Whether they are on their way, or were. */
    boolean isSent() {
        return sentAt != null || arrivedAt != null;
    }

    /** Whether they came and were looked at: no other way back is needed. */
    boolean isOver() {
        return result != null && result != Result.NOT_RECEIVED;
    }
}
