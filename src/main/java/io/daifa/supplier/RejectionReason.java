package io.daifa.supplier;

/** Why a supplier rejects. */
public enum RejectionReason {
    INVENTORY_OUT_OF_STOCK,
    INCORRECT_ADDRESS,
    INELIGIBLE_PRODUCT,
    UNDELIVERABLE_DESTINATION,
    PRICE_CHANGED,
    OTHER
}
