package io.daifa.order;

/** Whether the customer has paid, as the shop tells it. */
public enum Payment {
    PAID,
    UNPAID,
    REFUNDED,
    VOIDED
}
