package io.daifa.order;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a customer's order is rejected; the texts stand under {@code rejection.<REASON>}. */
public enum Rejection {
    OUT_OF_AREA,
    OUT_OF_STOCK,
    PAYMENT_NOT_RECEIVED,
    SUSPECTED_FRAUD,
    CUSTOMER_ASKED,
    DUPLICATE,
    OTHER;

    /** The reason of that name. */
    static Optional<Rejection> of(@Nullable String name) {
        return Stream.of(values()).filter(reason -> reason.name().equals(name)).findFirst();
    }

    /** The reason for which an order is rejected by itself, because of that finding. */
    static Rejection becauseOf(Review.Finding finding) {
        if (finding.code().startsWith("payment-")) {
            return PAYMENT_NOT_RECEIVED;
        }
        if (finding.code().startsWith("address-")) {
            return OUT_OF_AREA;
        }
        return finding.code().equals("double-order") ? DUPLICATE : OTHER;
    }

    /** The key of its text. */
    String key() {
        return "rejection." + name();
    }
}
