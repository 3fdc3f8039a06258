package io.daifa.supplier;

/** Why a supplier order is cancelled; the texts stand under {@code cancellation.<constant>}. */
public enum Cancellation {
    /** A change that was asked for is granted: who asked is told its outcome. */
    CHANGE,
    /** The customer asked a member of staff for it. */
    CUSTOMER,
    /** No supplier has the goods. */
    OUT_OF_STOCK,
    /** The supplier does not ship. */
    NOT_SHIPPED,
    /** All of it went to another supplier order; the customer is not concerned. */
    REASSIGNED,
    OTHER
}
