package io.daifa.order;

/** A customer's order was rejected: it is not sent to any supplier, and what was paid is to be given back. */
public record OrderRejected(OrderId orderId) {}
