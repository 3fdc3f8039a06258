package io.daifa.change;

/** How far an order is when a change is assessed, from what is easily undone to what cannot be; the words stand under {@code changePoint.<constant>}. */
public enum ChangePoint {
    NOTHING_SENT,
    SUPPLIER_AGREED,
    SUPPLIER_ASKED,
    SUPPLIER_BY_PHONE,
    SUPPLIER_SILENT,
    SUPPLIER_REFUSED,
    HOUSE_NUMBER_MISSING,
    NOT_SERVED,
    CLAIMED,
    SHIPPED,
    DELIVERED,
    NOTHING_LEFT
}
