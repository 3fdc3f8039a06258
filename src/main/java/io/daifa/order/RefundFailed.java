package io.daifa.order;

import java.util.UUID;

/** The payment of a refund failed. */
public record RefundFailed(UUID refundId, OrderId orderId) {}
