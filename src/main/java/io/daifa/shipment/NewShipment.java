package io.daifa.shipment;

import io.daifa.supplier.SupplierOrder.Line;
import java.util.List;

/**
 * What a supplier reports at once.
 *
 * @param together the units that the parcels without lines of their own carry together; empty: all that is left of the supplier order
 */
public record NewShipment(List<ReportedParcel> parcels, List<Line> together) {

    /** Both are copied. */
    public NewShipment {
        parcels = List.copyOf(parcels);
        together = List.copyOf(together);
    }

    /** These parcels; those that tell no lines carry all that is left. */
    public static NewShipment of(List<ReportedParcel> parcels) {
        return new NewShipment(parcels, List.of());
    }
}
