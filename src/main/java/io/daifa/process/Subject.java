package io.daifa.process;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.change.OrderChange;
import io.daifa.order.Order;
import io.daifa.order.Refund;
import io.daifa.supplier.SupplierOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a task is about: a supplier order of a customer's order, and, where it is about one, the parcel, the after-sales case, the refund or the
 * change.
 */
public record Subject(
        String businessKey,
        SupplierOrder supplierOrder,
        Order order,
        @Nullable UUID parcel,
        @Nullable AfterSalesCase afterSalesCase,
        @Nullable Refund refund,
        @Nullable OrderChange change) {

    /** The change, in the tasks of a change. */
    public OrderChange theChange() {
        if (change == null) {
            throw new IllegalStateException(businessKey + " is not a change");
        }
        return change;
    }

    /** The case, in the tasks of a case. */
    public AfterSalesCase theCase() {
        if (afterSalesCase == null) {
            throw new IllegalStateException(businessKey + " is not a case");
        }
        return afterSalesCase;
    }
}
