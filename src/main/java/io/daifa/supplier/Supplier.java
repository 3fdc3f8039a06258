package io.daifa.supplier;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A supplier.
 *
 * @param shipTime how long it has to ship, from when the purchase order reaches it
 * @param answerTime how long it has to answer
 * @param notServed provinces (codes of two digits) that it does not send to
 */
public record Supplier(
        UUID id,
        String code,
        String name,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String email,
        Channel channel,
        Locale language,
        Duration shipTime,
        Duration answerTime,
        List<String> notServed,
        @Nullable String returnAddress,
        boolean active) {

    /** How purchase orders reach it. */
    public enum Channel {
        MAIL,
        PHONE
    }
}
