package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;

/** A parcel is in trouble that nobody has seen to yet. */
public record ParcelInTrouble(ParcelId parcelId, SupplierOrderId supplierOrderId, OrderId orderId) {}
