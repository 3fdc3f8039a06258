package io.daifa.shipment;

import io.daifa.supplier.SupplierOrder.Line;
import java.util.List;

/**
 * What is in a parcel.
 *
 * @param lines the units; empty where nothing is known
 * @param shared whether other parcels of the same shipment carry these units with it, and nobody told which is in which
 */
public record ParcelContents(List<Line> lines, boolean shared) {

    /** Nothing is known of what is in it. */
    public static final ParcelContents UNKNOWN = new ParcelContents(List.of(), false);

    /** The lines are copied. */
    public ParcelContents {
        lines = List.copyOf(lines);
    }
}
