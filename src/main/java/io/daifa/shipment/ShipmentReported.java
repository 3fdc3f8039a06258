package io.daifa.shipment;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;

/** A supplier has reported a shipment of a supplier order, or nothing is left to report. */
public record ShipmentReported(SupplierOrderId supplierOrderId, OrderId orderId) {}
