package io.daifa.shipment;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parcel as a supplier reported it.
 *
 * @param declaredCarrier what the supplier called the carrier
 * @param carrier the carrier's code, once the parcel is registered
 * @param doubt why its number is not plausible: a problem code
 * @param forcedBy who let it pass all the same
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
        @Nullable Instant registeredAt) {

    /** Where it stands: reported, registered with a plausible number, or its number void. */
    public enum State {
        REPORTED,
        REGISTERED,
        VOIDED
    }
}
