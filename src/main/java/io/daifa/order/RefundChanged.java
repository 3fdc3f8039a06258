package io.daifa.order;

import java.util.UUID;

/** A refund stands otherwise than before: it was paid, failed, was withdrawn, or is due once more. */
public record RefundChanged(UUID refundId, OrderId orderId) {}
