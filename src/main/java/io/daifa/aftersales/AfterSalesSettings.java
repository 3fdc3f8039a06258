package io.daifa.aftersales;

import io.daifa.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the house may set about after-sales.
 *
 * @param window how long after delivery a case may be opened as of right; whole days count from the day after the delivery, as the law on
 *     returns without a reason does
 * @param zone where days begin and end
 * @param returnFreight what sending goods back costs, such as {@code 12.00 CNY}
 * @param approveUpTo up to what worth a proposal is approved at once; nothing is at {@code 0.00 CNY}
 * @param abuseWithin how long a customer's last refund without a return keeps the next from being approved at once
 * @param answerWithin how long a customer may think about an offer
 * @param sendWithin how long a customer has to send goods back
 * @param remindBefore how long before the end of that time the customer is reminded
 * @param receiptWithin how long returned goods may be on their way
 */
@Component
record AfterSalesSettings(
        @Value("${daifa.aftersales.window:P7D}") Duration window,
        @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone,

        @Value("${daifa.aftersales.return-freight:12.00 CNY}")
        String returnFreight,

        @Value("${daifa.aftersales.approve-up-to:20.00 CNY}")
        String approveUpTo,

        @Value("${daifa.aftersales.abuse-within:P90D}") Duration abuseWithin,
        @Value("${daifa.aftersales.answer-within:PT48H}") Duration answerWithin,
        @Value("${daifa.aftersales.send-within:P7D}") Duration sendWithin,
        @Value("${daifa.aftersales.remind-before:P2D}") Duration remindBefore,
        @Value("${daifa.aftersales.receipt-within:P10D}") Duration receiptWithin) {

    AfterSalesSettings {
        money(returnFreight);
        money(approveUpTo);
    }

    /** Until when a case may be opened for what was delivered then. */
    Instant windowEnds(Instant deliveredAt) {
        if (!window.equals(Duration.ofDays(window.toDays()))) {
            return deliveredAt.plus(window);
        }
        return deliveredAt
                .atZone(zone)
                .toLocalDate()
                .plusDays(1 + window.toDays())
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Whether goods of that value are not worth sending back; values in another currency are not compared. */
    boolean isBelowReturnFreight(Money value) {
        var freight = money(returnFreight);
        return freight.currency().equals(value.currency()) && value.compareTo(freight) < 0;
    }

    /** Whether that much may be approved at once; no other currency is. */
    boolean isWithinLimit(Money worth) {
        var limit = money(approveUpTo);
        return limit.currency().equals(worth.currency()) && limit.isPositive() && worth.compareTo(limit) <= 0;
    }

    private static Money money(String text) {
        var parts = text.strip().split("\\s+", 2);
        return Money.of(parts[0], parts.length > 1 ? parts[1] : "CNY");
    }
}
