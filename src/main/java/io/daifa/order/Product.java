package io.daifa.order;

import org.jspecify.annotations.Nullable;

/** An article that the house sells, by its SKU. */
public record Product(String sku, String name, @Nullable String category, boolean excludedFromReturns) {}
