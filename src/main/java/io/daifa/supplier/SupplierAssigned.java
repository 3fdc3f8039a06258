package io.daifa.supplier;

import io.daifa.order.OrderId;

/** A supplier order was given to a supplier, to which nothing has been sent yet; it may have been another's before. */
public record SupplierAssigned(SupplierOrderId supplierOrderId, OrderId orderId) {}
