package io.daifa.order;

import org.jspecify.annotations.Nullable;

/**
 * To whom an order goes: personal data. The address is free text, or its parts.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Receiver(
        @Nullable String name,
        @Nullable String phone,
        String country,
        @Nullable String province,
        @Nullable String city,
        @Nullable String district,
        @Nullable String address) {

    @Override
    public String toString() {
        return "Receiver[" + country + "]";
    }
}
