package io.daifa.change;

import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.ParcelTrack;
import java.util.List;

/** How far a supplier order's goods are, from what nobody has in hand to what cannot be changed any more. */
enum Reach {
    /** No supplier has it: it was not sent yet, or was rejected. */
    FREE,
    /** A supplier has it, and has shipped nothing of it. */
    IN_HAND,
    /** Parcels of it are on their way. */
    SHIPPED,
    /** All its parcels have come to their end. */
    SETTLED,
    /** It was cancelled: it counts no more. */
    CANCELLED;

    /** How far a supplier order is by its state; of one that a supplier has in hand, units may be on their way. */
    static Reach of(SupplierOrder supplierOrder, List<ParcelTrack> ways) {
        return switch (supplierOrder.state()) {
            case DRAFT, REJECTED -> FREE;
            case SUBMITTED, ACCEPTED -> IN_HAND;
            case SHIPPED ->
                !ways.isEmpty() && ways.stream().allMatch(way -> way.settledAt() != null) ? SETTLED : SHIPPED;
            case CLOSED -> SETTLED;
            case CANCELLED -> CANCELLED;
        };
    }
}
