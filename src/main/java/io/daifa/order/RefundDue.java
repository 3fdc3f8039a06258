package io.daifa.order;

import java.util.UUID;

/** A refund is to be paid now. */
public record RefundDue(UUID refundId, OrderId orderId) {}
