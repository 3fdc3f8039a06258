package io.daifa.order;

import io.daifa.kernel.Money;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the house may set about refunds.
 *
 * @param answerTime how long a shop that pays its refunds itself has to say that it did
 * @param fourEyesAbove above this amount two people must pay a refund by hand, such as {@code 500.00 CNY}
 */
@Component
record RefundSettings(
        @Value("${daifa.refunds.answer-time:PT24H}") Duration answerTime,

        @Value("${daifa.refunds.four-eyes-above:500.00 CNY}")
        String fourEyesAbove) {

    RefundSettings {
        limit(fourEyesAbove);
    }

    /** Whether two people must pay that; an amount in another currency is above the limit. */
    boolean needsTwo(Money amount) {
        var limit = limit(fourEyesAbove);
        return !limit.currency().equals(amount.currency()) || amount.compareTo(limit) > 0;
    }

    private static Money limit(String text) {
        var parts = text.strip().split("\\s+", 2);
        return Money.of(parts[0], parts.length > 1 ? parts[1] : "CNY");
    }
}
