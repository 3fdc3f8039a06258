package io.daifa.order;

import org.jspecify.annotations.Nullable;

/**
 * An article that the house sells, by its SKU.
 *
 * @param imageUrl where its picture is: an https address
 */
public record Product(
        String sku,
        String name,
        @Nullable String category,
        boolean excludedFromReturns,
        @Nullable String imageUrl) {

    /** An article without a picture. */
    public Product(String sku, String name, @Nullable String category, boolean excludedFromReturns) {
        this(sku, name, category, excludedFromReturns, null);
    }
}
