package io.daifa.supplier;

import java.util.List;

/** Supplier orders were drafted: each is to begin its way through the five steps. */
public record SupplierOrdersDrafted(List<SupplierOrderId> supplierOrders) {}
