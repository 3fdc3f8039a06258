package io.daifa.supplier;

import io.daifa.kernel.Money;
import org.jspecify.annotations.Nullable;

/** How much a supplier may have open, that is given to it and not shipped yet; null: as much as comes. */
public record SupplierLimit(
        @Nullable Integer openUnits, @Nullable Money openAmount) {

    /** As much as comes. */
    public static final SupplierLimit NONE = new SupplierLimit(null, null);
}
