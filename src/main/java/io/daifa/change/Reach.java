package io.daifa.change;

import io.daifa.shipment.Parcel;
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

    static Reach of(SupplierOrder supplierOrder, List<Parcel> parcels, List<ParcelTrack> tracks) {
        return switch (supplierOrder.state()) {
            case DRAFT, REJECTED -> FREE;
            case SUBMITTED, ACCEPTED -> parcels.isEmpty() ? IN_HAND : SHIPPED;
            case SHIPPED ->
                !tracks.isEmpty() && tracks.stream().allMatch(track -> track.settledAt() != null) ? SETTLED : SHIPPED;
            case CLOSED -> SETTLED;
            case CANCELLED -> CANCELLED;
        };
    }
}
