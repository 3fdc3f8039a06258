package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;

/** The trouble of a parcel that nobody has seen to yet is another one now. */
public record ParcelTroubleChanged(ParcelId parcelId, SupplierOrderId supplierOrderId, OrderId orderId) {}
