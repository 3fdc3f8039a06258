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
 */
@Component
record AfterSalesSettings(
        @Value("${daifa.aftersales.window:P7D}") Duration window,
        @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone,

        @Value("${daifa.aftersales.return-freight:12.00 CNY}")
        String returnFreight) {

    AfterSalesSettings {
        money(returnFreight);
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

    private static Money money(String text) {
        var parts = text.strip().split("\\s+", 2);
        return Money.of(parts[0], parts.length > 1 ? parts[1] : "CNY");
    }
}
