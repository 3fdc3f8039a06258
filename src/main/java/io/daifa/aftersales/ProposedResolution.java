package io.daifa.aftersales;

import io.daifa.kernel.Money;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the decision table's answer means for a case in money. */
final class ProposedResolution {

    private ProposedResolution() {}

    /**
     * The proposal: never more than can still be given back, nor than was asked.
     *
     * @param answer the table's outputs; empty where no rule fits
     * @param compensation what lateness is compensated with
     * @param value what the claimed units are worth
     */
    static AfterSalesCase.Proposal of(
            Map<String, Object> answer, Money compensation, Money value, Money refundable, @Nullable Money asked) {
        var resolution = Stream.of(Resolution.values())
                .filter(one -> one.name().equals(answer.get("resolution")))
                .findFirst()
                .orElse(null);
        var refund = least(refund(resolution, compensation, value), refundable);
        if (asked != null && asked.isPositive()) {
            refund = least(refund, asked);
        }
        return new AfterSalesCase.Proposal(
                resolution,
                refund,
                AfterSalesCase.Freight.valueOf(text(answer, "freight", "NONE")),
                text(answer, "reason", "other"));
    }

    private static Money refund(@Nullable Resolution resolution, Money compensation, Money value) {
        if (resolution == Resolution.COMPENSATION) {
            return compensation;
        }
        return resolution == Resolution.RETURN_REFUND || resolution == Resolution.REFUND_ONLY
                ? value
                : Money.zero(value.currency());
    }

    private static String text(Map<String, Object> answer, String name, String otherwise) {
        var value = answer.get(name);
        return value == null ? otherwise : value.toString();
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
