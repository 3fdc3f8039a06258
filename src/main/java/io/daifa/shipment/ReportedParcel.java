package io.daifa.shipment;

import org.jspecify.annotations.Nullable;

/** A carrier (by any of its names; null: to be detected) and a tracking number, as somebody typed them. */
public record ReportedParcel(@Nullable String carrier, String trackingNumber) {}
