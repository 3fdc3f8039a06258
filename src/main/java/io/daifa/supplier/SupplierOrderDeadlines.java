package io.daifa.supplier;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Until when a supplier must answer and ship, and when it is chased: its own times count from when the purchase order reaches it,
 * but end a margin before the platform's deadline.
 */
@Component
class SupplierOrderDeadlines {

    private static final Duration LONGEST_PROMISE = Duration.ofDays(60);

    private final Duration shipMargin;
    private final Duration chaseBefore;
    private final Duration linkLife;

    SupplierOrderDeadlines(
            @Value("${daifa.supplier.ship-margin:PT6H}") Duration shipMargin,
            @Value("${daifa.supplier.chase-before:PT12H}") Duration chaseBefore,
            @Value("${daifa.supplier.link-life:P30D}") Duration linkLife) {
        this.shipMargin = shipMargin;
        this.chaseBefore = chaseBefore;
        this.linkLife = linkLife;
    }

    /** When a supplier asked then would ship at the latest. */
    Instant shipsBy(Supplier supplier, Instant asked) {
        return asked.plus(supplier.shipTime());
    }

    /** Whether a supplier asked then ships before the platform's deadline less the margin. */
    boolean shipsInTime(Supplier supplier, Instant asked, Instant shipBy) {
        return !shipsBy(supplier, asked).isAfter(shipBy.minus(shipMargin));
    }

    /** Until when it must answer: never later than it must have shipped, unless that is past already. */
    Instant answerDue(Supplier supplier, Instant asked, Instant shipBy) {
        var answer = asked.plus(supplier.answerTime());
        var last = shipBy.minus(shipMargin);
        return last.isAfter(asked) && last.isBefore(answer) ? last : answer;
    }

    /** Until when it must ship. */
    Instant shipDue(Supplier supplier, Instant asked, Instant shipBy) {
        return earlier(shipsBy(supplier, asked), shipBy.minus(shipMargin));
    }

    /**
     * When purchasing chases a supplier that accepted then: before it must ship, but not before half of the time is over. One that is late
     * already is chased when it promised to ship.
     */
    Instant chaseAt(Instant accepted, Instant shipDue, Instant promised) {
        if (!shipDue.isAfter(accepted)) {
            return promised;
        }
        var half = accepted.plus(Duration.between(accepted, shipDue).dividedBy(2));
        return later(half, shipDue.minus(chaseBefore));
    }

    /** When purchasing chases what is left to ship after a part was shipped then: as at first, and never at once. */
    Instant chaseRestAt(Instant now, Instant shipDue) {
        return chaseAt(now, shipDue, now.plus(chaseBefore));
    }

    /** The latest time to ship that can be promised now. */
    Instant latestPromise(Instant now) {
        return now.plus(LONGEST_PROMISE);
    }

    /** How many days ahead a promise may be. */
    long longestPromiseDays() {
        return LONGEST_PROMISE.toDays();
    }

    /** When a link issued now expires. */
    Instant linkExpires(Instant now) {
        return now.plus(linkLife);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
