package io.daifa.supplier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which a supplier takes no orders. */
public record SupplierStop(
        Instant from, Instant until, @Nullable String note) {}
