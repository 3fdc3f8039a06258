package io.daifa.supplier;

/** Why a supplier order is cancelled; the texts stand under {@code cancellation.<constant>}. */
public enum Cancellation {
    /** The customer asked for it, by whatever door; the customer is told the outcome of the request. */
    CUSTOMER,
    /** No supplier has the goods. */
    OUT_OF_STOCK,
    /** The supplier does not ship. */
    NOT_SHIPPED,
    OTHER
}
