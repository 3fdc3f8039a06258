package io.daifa.tracking;

import io.daifa.kernel.Decisions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the decision table {@code parcel-trouble} says of a trouble: when it rings, until when it is to be seen to, how much it presses. */
@Component
class ParcelRules {

    private static final String TABLE = "parcel-trouble";
    private static final String NO_PLATFORM = "NONE";

    private final Decisions decisions;

    ParcelRules(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * A row of the table.
     *
     * @param opensAfter so long nothing was heard of the parcel when it rings
     * @param dueAfter so long after it rang it is to be seen to
     * @param ringsAgainAfter so long after it was seen to it rings again, if nothing has changed
     */
    record Rule(Duration opensAfter, Duration dueAfter, int priority, Duration ringsAgainAfter) {}

    /** The rule of a trouble of a parcel on that route of that platform's order; null: of no platform. */
    Rule of(Trouble trouble, @Nullable String platform, Route route) {
        var facts = new HashMap<String, Object>();
        facts.put("trouble", trouble.name());
        facts.put("platform", platform == null || platform.isBlank() ? NO_PLATFORM : platform);
        facts.put("route", route.name());
        var row = decisions.ask(TABLE, facts).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " has no row for " + facts));
        return new Rule(
                hours(row, "opensAfterHours"),
                hours(row, "dueAfterHours"),
                number(row, "priority"),
                hours(row, "ringsAgainAfterHours"));
    }

    private static Duration hours(Map<String, Object> row, String column) {
        return Duration.ofHours(number(row, column));
    }

    private static int number(Map<String, Object> row, String column) {
        if (row.get(column) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException(TABLE + " gives no number as " + column);
    }
}
