package io.daifa.tracking;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;

/** Every parcel of a supplier order is settled: delivered, returned, lost or cancelled. */
public record ParcelsSettled(SupplierOrderId supplierOrderId, OrderId orderId) {}
