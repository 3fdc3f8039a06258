package io.daifa.change;

import io.daifa.order.OrderId;

/** What an open change waits for is there: the supplier's answer, or another fact that decides as well. */
public record ChangeAnswered(ChangeId changeId, OrderId orderId) {}
