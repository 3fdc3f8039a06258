package io.daifa.process;

import io.daifa.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * How much a task presses, 0 to 100: as much as tasks of its kind do, at least 80 from twelve hours and 95 from four hours before the line that
 * it serves; one more for each 20.00 that are at risk, ten at most; five more for each urge, fifteen at most.
 */
final class Pressure {

    private static final Duration PRESSING = Duration.ofHours(12);
    private static final Duration BURNING = Duration.ofHours(4);
    private static final int PRESSES = 80;
    private static final int BURNS = 95;
    private static final int MOST = 100;
    private static final BigDecimal MONEY_A_POINT = BigDecimal.valueOf(20);
    private static final int MOST_FOR_MONEY = 10;
    private static final int FOR_AN_URGE = 5;
    private static final int MOST_FOR_URGES = 15;

    private Pressure() {}

    /** That of a kind, raised as its line comes near. */
    static int nearing(int usual, Instant now, Instant line) {
        var left = Duration.between(now, line);
        if (left.compareTo(BURNING) < 0) {
            return Math.max(usual, BURNS);
        }
        return left.compareTo(PRESSING) < 0 ? Math.max(usual, PRESSES) : usual;
    }

    /** Rises evenly from the one to the other between those moments. */
    static int rising(int from, int to, Instant now, Instant begins, Instant ends) {
        if (!now.isAfter(begins)) {
            return from;
        }
        if (!now.isBefore(ends)) {
            return to;
        }
        var passed = Duration.between(begins, now).toMinutes();
        var whole = Math.max(1, Duration.between(begins, ends).toMinutes());
        return from + (int) ((to - from) * passed / whole);
    }

    /** That, raised by the money at risk and the urges. */
    static int raised(int pressure, Money atRisk, int urges) {
        var forMoney = atRisk.amount()
                .max(BigDecimal.ZERO)
                .divide(MONEY_A_POINT, 0, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(MOST_FOR_MONEY))
                .intValue();
        var forUrges = Math.min(MOST_FOR_URGES, FOR_AN_URGE * urges);
        return Math.min(MOST, pressure + forMoney + forUrges);
    }
}
