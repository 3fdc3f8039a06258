package io.daifa.aftersales;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;

/** An after-sales case was opened. */
public record CaseOpened(CaseId caseId, SupplierOrderId supplierOrderId, OrderId orderId) {}
