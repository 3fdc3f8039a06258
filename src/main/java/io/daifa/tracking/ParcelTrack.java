package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a parcel is.
 *
 * @param status the canonical status, by the name of {@code ParcelStatus}
 * @param progress per cent
 * @param settledAs how it ended: DELIVERED, RETURNED, LOST, CANCELLED
 * @param trouble the trouble that stands
 * @param handledSince a person has seen to the trouble that began then
 * @param handledTrouble which trouble that was; null where it is not known
 * @param silent whether the trouble is that nothing is heard of the parcel, which we found and the carrier did not tell
 */
public record ParcelTrack(
        ParcelId parcelId,
        OrderId orderId,
        SupplierOrderId supplierOrderId,
        String trackingNumber,
        String status,
        int progress,
        @Nullable Instant lastEventAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant settledAt,
        @Nullable String settledAs,
        @Nullable String trouble,
        @Nullable Instant troubleSince,
        @Nullable Instant handledSince,
        @Nullable String handledTrouble,
        boolean silent) {

    /** A parcel whose trouble, if any, the carrier told. */
    public ParcelTrack(
            ParcelId parcelId,
            OrderId orderId,
            SupplierOrderId supplierOrderId,
            String trackingNumber,
            String status,
            int progress,
            @Nullable Instant lastEventAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant settledAt,
            @Nullable String settledAs,
            @Nullable String trouble,
            @Nullable Instant troubleSince,
            @Nullable Instant handledSince) {
        this(
                parcelId,
                orderId,
                supplierOrderId,
                trackingNumber,
                status,
                progress,
                lastEventAt,
                deliveredAt,
                settledAt,
                settledAs,
                trouble,
                troubleSince,
                handledSince,
                null,
                false);
    }

    /** Whether the parcel is in trouble that nobody has seen to. */
    public boolean troubleStands() {
        return troubleSince != null
                && (handledSince == null
                        || troubleSince.isAfter(handledSince)
                        || (handledTrouble != null && !handledTrouble.equals(trouble)));
    }
}
