package io.daifa.batch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why many orders cannot be dispatched.
 *
 * @param sku the article that is out of stock
 * @param supplierId the supplier that does not deliver, or, with an article, whose stock is out
 * @param region the region that is not served: the first two, four or six digits of its code (province, city, district)
 */
public record Cause(
        Kind kind,
        @Nullable String sku,
        @Nullable UUID supplierId,
        @Nullable String region) {

    /** The kinds. */
    public enum Kind {
        SKU,
        SUPPLIER,
        REGION
    }

    /** An article of any supplier, or of that one. */
    public static Cause ofSku(String sku, @Nullable UUID supplierId) {
        return new Cause(Kind.SKU, sku, supplierId, null);
    }

    /** A supplier. */
    public static Cause ofSupplier(@Nullable UUID supplierId) {
        return new Cause(Kind.SUPPLIER, null, supplierId, null);
    }

    /** A region; zeros at the end of its code say nothing. */
    public static Cause ofRegion(String code) {
        return new Cause(Kind.REGION, null, null, code.replaceAll("(00)+$", ""));
    }
}
