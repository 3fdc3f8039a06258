package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.Concerned.Hit;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.State;
import org.jspecify.annotations.Nullable;

/** Whether a batch can do anything about a supplier order as it stands. */
final class Judgement {

    private Judgement() {}

    /** Why it is left out; null where it is worked. */
    static @Nullable Reason leftOut(Action action, Hit hit) {
        if (hit.state() == State.SHIPPED) {
            return Reason.SHIPPED;
        }
        if (action == Action.HOLD) {
            return null;
        }
        return switch (hit.state()) {
            case ACCEPTED -> Reason.SUPPLIER_HAS_ACCEPTED;
            // The next supplier is being looked for, or staff choose one.
            case REJECTED -> Reason.STAFF_CHOOSE;
            case DRAFT -> hit.channel() == Channel.PHONE ? Reason.STAFF_CALL : null;
            case SUBMITTED -> null;
            case SHIPPED, CLOSED, CANCELLED -> Reason.SHIPPED;
        };
    }
}
