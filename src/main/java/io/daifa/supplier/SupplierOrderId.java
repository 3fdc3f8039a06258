package io.daifa.supplier;

import java.util.UUID;

/** The id of a supplier order: also the business key of its instance. */
public record SupplierOrderId(UUID value) {

    /** That id. */
    public static SupplierOrderId of(UUID value) {
        return new SupplierOrderId(value);
    }

    /** The id that a business key names. */
    public static SupplierOrderId of(String businessKey) {
        return new SupplierOrderId(UUID.fromString(businessKey));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
