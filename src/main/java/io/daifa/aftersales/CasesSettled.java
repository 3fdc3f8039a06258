package io.daifa.aftersales;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;

/** The last open case of a supplier order is settled. */
public record CasesSettled(SupplierOrderId supplierOrderId, OrderId orderId) {}
