package io.daifa.order;

import java.util.List;

/** Customers' orders were taken in. */
public record OrdersPlaced(List<OrderId> orders) {}
