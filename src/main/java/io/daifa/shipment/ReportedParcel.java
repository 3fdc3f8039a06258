package io.daifa.shipment;

import io.daifa.supplier.SupplierOrder.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A carrier (by any of its names; null: to be detected) and a tracking number, as somebody typed them, and the units in the parcel where
 * they were told (empty: with the other parcels that tell none, it carries all that is left).
 */
public record ReportedParcel(@Nullable String carrier, String trackingNumber, List<Line> lines) {

    /** The lines are copied. */
    public ReportedParcel {
        lines = List.copyOf(lines);
    }

    /** A parcel of which nobody told what is in it. */
    public ReportedParcel(@Nullable String carrier, String trackingNumber) {
        this(carrier, trackingNumber, List.of());
    }
}
