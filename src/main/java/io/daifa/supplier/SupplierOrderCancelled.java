package io.daifa.supplier;

import io.daifa.order.OrderId;

/** A supplier order was cancelled: whatever it waited for is not to come any more. */
public record SupplierOrderCancelled(SupplierOrderId supplierOrderId, OrderId orderId) {}
