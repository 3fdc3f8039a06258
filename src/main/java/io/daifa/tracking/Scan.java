package io.daifa.tracking;

import java.time.Instant;
import java.util.Objects;

/** One thing told about a parcel, and when it happened (not when we heard of it). */
public record Scan(ParcelStatus status, Instant at) {

    /** Both are needed. */
    public Scan {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(at, "at");
    }
}
