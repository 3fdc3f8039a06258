package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;

/** The carrier tells of a parcel again that was declared lost. */
public record ParcelFound(ParcelId parcelId, SupplierOrderId supplierOrderId, OrderId orderId) {}
