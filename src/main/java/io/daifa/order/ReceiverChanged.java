package io.daifa.order;

/** A running order goes to somebody else, or elsewhere, than before: what asks or shows it is out of date. */
public record ReceiverChanged(OrderId orderId) {}
