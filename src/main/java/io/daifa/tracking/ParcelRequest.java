package io.daifa.tracking;

import io.daifa.shipment.ParcelId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the supplier, as the waybill's owner, is asked to arrange with the carrier.
 *
 * @param words what is to be done, such as the new address
 */
public record ParcelRequest(
        UUID id, ParcelId parcelId, Kind kind, @Nullable String words, Instant askedAt, String askedBy) {

    /** What is asked for; the texts stand under {@code parcelAction.<constant>}. */
    public enum Kind {
        REDELIVERY,
        REDIRECTED,
        INTERCEPTED
    }
}
