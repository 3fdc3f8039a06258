package io.daifa.order;

import io.daifa.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer's order as it stands. */
public record Order(
        OrderId id,
        UUID shopId,
        String shopOrderNumber,
        Stage stage,
        Instant placedAt,
        Instant receivedAt,
        Payment payment,
        @Nullable Instant paidAt,
        Instant shipBy,
        Money total,
        Money shippingFee,
        Money discount,
        Locale language,
        @Nullable String buyerNick,
        @Nullable String buyerMessage,
        @Nullable String sellerMemo,
        @Nullable String customerEmail,
        Receiver receiver,
        @Nullable String districtCode,
        @Nullable String provinceCode,
        List<Line> lines,
        Review review,
        @Nullable Hold hold,
        @Nullable String rejectionReason,
        @Nullable String rejectionNote,
        @Nullable Instant confirmedAt,
        @Nullable Instant closedAt) {

    /** A line of it, by its number from 1. */
    public record Line(
            int number, String sku, String name, @Nullable String variant, int quantity, Money unitPrice) {

        /** What the line costs. */
        public Money total() {
            return unitPrice.times(quantity);
        }
    }

    /** What was paid and can be given back: nothing unless the order is paid. */
    public Money paid() {
        return payment == Payment.PAID ? total : Money.zero(total.currency());
    }

    /** The line of that number. */
    public Line line(int number) {
        return lines.get(number - 1);
    }
}
