package io.daifa.supplier;

import io.daifa.order.OrderId;

/** Nothing is left to ship of the supplier order: the last of it is in registered parcels, or was taken off. */
public record SupplierOrderShipped(SupplierOrderId supplierOrderId, OrderId orderId) {}
