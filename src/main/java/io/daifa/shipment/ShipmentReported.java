package io.daifa.shipment;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;

/** A supplier has reported the shipment of a supplier order. */
public record ShipmentReported(SupplierOrderId supplierOrderId, OrderId orderId) {}
