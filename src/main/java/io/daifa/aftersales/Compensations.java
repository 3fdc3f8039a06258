package io.daifa.aftersales;

import io.daifa.kernel.Decisions;
import io.daifa.kernel.Money;
import io.daifa.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What lateness is compensated with, by the decision table {@code compensation}: the platforms' rules, in amounts. */
@Component
class Compensations {

    private static final String TABLE = "compensation";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** 内蒙古 西藏 甘肃 青海 宁夏 新疆, by GB/T 2260: the platforms give carriers more time there. */
    private static final Set<String> REMOTE = Set.of("15", "54", "62", "63", "64", "65");

    private final Decisions decisions;

    Compensations(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The largest amount that one of these breaches is compensated with; nothing where none is. */
    Money of(Order order, @Nullable String platform, List<Breach> breaches) {
        var paid = order.paid();
        return breaches.stream()
                .map(breach -> amount(ask(order, platform, breach), paid))
                .max(Money::compareTo)
                .orElse(Money.zero(paid.currency()));
    }

    private Map<String, Object> ask(Order order, @Nullable String platform, Breach breach) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put("platform", platform);
        facts.put("breach", breach.kind().name());
        facts.put("hoursLate", breach.hours());
        facts.put("remote", isRemote(order));
        return decisions.ask(TABLE, facts).stream().findFirst().orElse(Map.of());
    }

    private static boolean isRemote(Order order) {
        var province = Objects.requireNonNullElse(order.provinceCode(), "");
        return province.length() >= 2 && REMOTE.contains(province.substring(0, 2));
    }

    /**
     * The percentage of what was paid, within the table's bounds. These are amounts in CNY and bound no other currency; where the percentage
     * is nothing, so is the amount.
     */
    static Money amount(Map<String, Object> answer, Money paid) {
        var percent = number(answer, "percent", BigDecimal.ZERO);
        if (percent.signum() <= 0) {
            return Money.zero(paid.currency());
        }
        var decimals = paid.amount().scale();
        var share = paid.amount().multiply(percent).divide(HUNDRED, decimals, RoundingMode.HALF_UP);
        if (!paid.currency().equals("CNY")) {
            return new Money(share, paid.currency());
        }
        var bounded = share.max(number(answer, "least", share))
                .min(number(answer, "most", paid.amount()).max(BigDecimal.ZERO))
                .min(number(answer, "cap", paid.amount()));
        return new Money(bounded.setScale(decimals, RoundingMode.HALF_UP), paid.currency());
    }

    private static BigDecimal number(Map<String, Object> answer, String name, BigDecimal otherwise) {
        var value = answer.get(name);
        return value == null ? otherwise : new BigDecimal(value.toString());
    }
}
