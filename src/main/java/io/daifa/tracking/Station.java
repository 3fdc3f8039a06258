package io.daifa.tracking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A station on a parcel's way, as the carrier told it. */
public record Station(
        Instant at,
        @Nullable String status,
        @Nullable String place,
        @Nullable String words) {}
