package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;

/** A parcel that was in trouble has moved on, or is settled. */
public record ParcelMovedOn(ParcelId parcelId, SupplierOrderId supplierOrderId, OrderId orderId) {}
