package io.daifa.supplier;

import io.daifa.order.OrderId;

/** A supplier has accepted or rejected. */
public record SupplierAnswered(SupplierOrderId supplierOrderId, OrderId orderId) {}
