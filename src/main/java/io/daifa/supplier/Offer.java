package io.daifa.supplier;

import io.daifa.kernel.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a supplier asks for one piece of an article, and how many it has (null: it does not tell). */
public record Offer(
        UUID supplierId, String sku, Money cost, @Nullable Integer stock, boolean active) {}
