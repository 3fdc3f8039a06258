package io.daifa.order;

import io.daifa.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order as a shop sends it. Who makes one has checked that each field is there, of its type and
 * within its length; what only looking up can tell is found by step 1.
 *
 * @param shipBy the platform's own deadline for the carrier's first scan, where it tells one
 * @param language the customer's, where it differs from the shop's
 */
public record NewOrder(
        String shopOrderNumber,
        Instant placedAt,
        Payment payment,
        @Nullable Instant paidAt,
        @Nullable Instant shipBy,
        String currency,
        Money total,
        Money shippingFee,
        Money discount,
        Receiver receiver,
        @Nullable String customerEmail,
        @Nullable Locale language,
        @Nullable String buyerNick,
        @Nullable String buyerMessage,
        @Nullable String sellerMemo,
        List<NewLine> lines) {

    /** A line: so many of an article, at a price each. */
    public record NewLine(String sku, String name, @Nullable String variant, int quantity, Money unitPrice) {}
}
