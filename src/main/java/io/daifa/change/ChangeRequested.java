package io.daifa.change;

import io.daifa.order.OrderId;

/** A change of a running order was asked for; its dispatch is stopped. */
public record ChangeRequested(ChangeId changeId, OrderId orderId) {}
