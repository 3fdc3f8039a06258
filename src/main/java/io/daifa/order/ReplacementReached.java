package io.daifa.order;

/** An order that replaces another has reached that stage. */
public record ReplacementReached(OrderId orderId, Stage stage) {}
