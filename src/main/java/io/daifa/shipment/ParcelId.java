package io.daifa.shipment;

import java.util.UUID;

/** The id of a parcel. */
public record ParcelId(UUID value) {

    /** That id. */
    public static ParcelId of(UUID value) {
        return new ParcelId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
