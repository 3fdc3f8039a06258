package io.daifa.change;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;

/** What was left to ship of a supplier order that is shipped in part was called off: all that is to come of it is on its way. */
public record RestCalledOff(SupplierOrderId supplierOrderId, OrderId orderId) {}
