package io.daifa.change;

/** Why a change is refused, as the asker is told; the words stand under {@code changeRefusal.<constant>}. */
public enum ChangeRefusal {
    SUPPLIER_REFUSED,
    NOT_SERVED,
    SHIPPED,
    DELIVERED,
    NOTHING_LEFT,
    OTHER
}
