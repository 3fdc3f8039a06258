package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;

/** A parcel came back or is lost: the customer does not have it. */
public record ParcelEnded(ParcelId parcelId, SupplierOrderId supplierOrderId, OrderId orderId, End end) {

    /** How. */
    public enum End {
        RETURNED,
        LOST
    }
}
