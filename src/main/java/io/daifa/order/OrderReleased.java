package io.daifa.order;

/** Nothing stops the order's dispatch any more: the last stop was lifted. */
public record OrderReleased(OrderId orderId) {}
