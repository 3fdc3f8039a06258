package io.daifa.desk;

import io.daifa.order.Order;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days that a supplier may promise, and the one that is proposed: its own ship time, and no later than the customer was promised. */
record ShipDates(String proposed, String first, String last) {

    private static final int MOST_DAYS = 60;

    static ShipDates of(SupplierOrder supplierOrder, Supplier supplier, Order order, Wording wording) {
        var today = wording.date(wording.now());
        var usual = wording.date((supplierOrder.submittedAt() == null ? wording.now() : supplierOrder.submittedAt())
                .plus(supplier.shipTime()));
        var proposed = earlier(usual, wording.date(order.shipBy()));
        // A day ends later than now: the last day that is wholly within the limit is the one before.
        return new ShipDates(
                (proposed.isBefore(today) ? today : proposed).toString(),
                today.toString(),
                today.plusDays(MOST_DAYS - 1).toString());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** A day that was typed, or the proposed one. */
    public String or(@Nullable String typed) {
        return typed == null || typed.isBlank() ? proposed : typed;
    }
}
