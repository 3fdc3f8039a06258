package io.daifa.order;

import java.util.UUID;

/** The id of a customer's order. */
public record OrderId(UUID value) {

    /** That id. */
    public static OrderId of(UUID value) {
        return new OrderId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
