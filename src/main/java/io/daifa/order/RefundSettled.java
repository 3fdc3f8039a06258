package io.daifa.order;

import java.util.UUID;

/** A refund was paid, or is not to be paid any more. */
public record RefundSettled(UUID refundId, OrderId orderId, Refund.Reason reason, UUID about) {}
