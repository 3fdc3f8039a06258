package io.daifa.desk;

import io.daifa.supplier.SupplierOrder;
import org.jspecify.annotations.Nullable;

/** The days that a supplier may promise, and the one that is proposed: the day by which it must ship. */
record ShipDates(String proposed, String first, String last) {

    private static final int MOST_DAYS = 60;

    static ShipDates of(SupplierOrder supplierOrder, Wording wording) {
        var today = wording.date(wording.now());
        var due = supplierOrder.shipDue() == null ? today : wording.date(supplierOrder.shipDue());
        // A day ends later than now: the last day that is wholly within the limit is the one before.
        return new ShipDates(
                (due.isBefore(today) ? today : due).toString(),
                today.toString(),
                today.plusDays(MOST_DAYS - 1).toString());
    }

    /** A day that was typed, or the proposed one. */
    public String or(@Nullable String typed) {
        return typed == null || typed.isBlank() ? proposed : typed;
    }
}
