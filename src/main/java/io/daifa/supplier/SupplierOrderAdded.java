package io.daifa.supplier;

import io.daifa.order.OrderId;

/** A supplier order was split off another: it begins its own way with step 2. */
public record SupplierOrderAdded(SupplierOrderId supplierOrderId, OrderId orderId) {}
