package io.daifa.order;

/** An order was urged, or an urge was replied to: what is shown of its urges has changed. */
public record OrderUrged(OrderId orderId) {}
