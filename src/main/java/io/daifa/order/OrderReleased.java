package io.daifa.order;

/** Staff have ended an order's wait in step 1. */
public record OrderReleased(OrderId orderId) {}
