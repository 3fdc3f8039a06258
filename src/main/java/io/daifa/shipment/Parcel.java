package io.daifa.shipment;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as a supplier reported it.
 *
 * @param declaredCarrier what the supplier called the carrier
 * @param carrier the carrier's code, once the parcel is registered
 * @param doubt why its number is not plausible: a problem code
 * @param forcedBy who let it pass all the same
 * @param shipmentId what was reported at once
 * @param replacedBy the parcel that took its place when its number was corrected afterwards
 */
public record Parcel(
        ParcelId id,
        OrderId orderId,
        SupplierOrderId supplierOrderId,
        State state,
        @Nullable String declaredCarrier,
        @Nullable String carrier,
        String trackingNumber,
        @Nullable String doubt,
        @Nullable String forcedBy,
        Instant reportedAt,
        @Nullable Instant registeredAt,
        UUID shipmentId,
        @Nullable ParcelId replacedBy) {

    /** Where it stands: reported, registered with a plausible number, or its number void. */
    public enum State {
        REPORTED,
        REGISTERED,
        VOIDED
    }
}
