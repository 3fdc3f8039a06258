package io.daifa.aftersales;

/** What the customer complains of. */
public enum CaseProblem {
    DAMAGED,
    WRONG_SIZE,
    LATE,
    LOST,
    RETURNED,
    WRONG_ITEM,
    NOT_AS_DESCRIBED,
    NO_REASON,
    OTHER
}
