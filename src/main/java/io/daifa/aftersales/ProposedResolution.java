package io.daifa.aftersales;

import io.daifa.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the decision table's answer means for a case in money. */
final class ProposedResolution {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ProposedResolution() {}

    /**
     * The proposal: never more than can still be given back, nor than was asked.
     *
     * @param answer the table's outputs; empty where no rule fits
     */
    static AfterSalesCase.Proposal of(
            Map<String, Object> answer, Money paid, Money value, Money refundable, @Nullable Money asked) {
        var resolution = Stream.of(Resolution.values())
                .filter(one -> one.name().equals(answer.get("resolution")))
                .findFirst()
                .orElse(null);
        var refund = least(refund(resolution, answer, paid, value), refundable);
        if (asked != null && asked.isPositive()) {
            refund = least(refund, asked);
        }
        return new AfterSalesCase.Proposal(
                resolution,
                refund,
                AfterSalesCase.Freight.valueOf(text(answer, "freight", "NONE")),
                text(answer, "reason", "other"));
    }

    private static Money refund(@Nullable Resolution resolution, Map<String, Object> answer, Money paid, Money value) {
        if (resolution == Resolution.COMPENSATION) {
            return compensation(answer, paid);
        }
        return resolution == Resolution.RETURN_REFUND || resolution == Resolution.REFUND_ONLY
                ? value
                : Money.zero(paid.currency());
    }

    /** The percentage of what was paid; the least and the most are amounts in CNY and bound no other currency. */
    private static Money compensation(Map<String, Object> answer, Money paid) {
        var share = paid.amount()
                .multiply(number(answer, "compensationPercent", BigDecimal.ZERO))
                .divide(HUNDRED, paid.amount().scale(), RoundingMode.HALF_UP);
        if (!paid.currency().equals("CNY")) {
            return new Money(share, paid.currency());
        }
        var bounded = share.max(number(answer, "compensationMin", share))
                .min(number(answer, "compensationMax", paid.amount()).max(BigDecimal.ZERO));
        return new Money(bounded.setScale(paid.amount().scale(), RoundingMode.HALF_UP), paid.currency());
    }

    private static BigDecimal number(Map<String, Object> answer, String name, BigDecimal otherwise) {
        var value = answer.get(name);
        return value == null ? otherwise : new BigDecimal(value.toString());
    }

    private static String text(Map<String, Object> answer, String name, String otherwise) {
        var value = answer.get(name);
        return value == null ? otherwise : value.toString();
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
