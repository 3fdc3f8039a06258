package io.daifa.order;

/** How far a customer's order is, in the order of its life. */
public enum Stage {
    RECEIVED,
    CONFIRMED,
    IN_PROGRESS,
    PARTIALLY_SHIPPED,
    SHIPPED,
    PARTIALLY_DELIVERED,
    DELIVERED,
    COMPLETED,
    REJECTED,
    CANCELLED
}
