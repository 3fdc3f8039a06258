package io.daifa.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier or a provider tells of a number.
 *
 * @param code the provider's own code, kept as it is
 */
public record CarrierEvent(
        String trackingNumber,
        Instant at,
        String code,
        @Nullable String place,
        @Nullable String words) {}
