package io.daifa.supplier;

/** What of a purchase order changed after its supplier had it; the words stand under {@code revised.<constant>}. */
public enum Revised {
    ADDRESS,
    PHONE,
    QUANTITY
}
