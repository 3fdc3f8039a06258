package io.daifa.aftersales;

import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much may be given back for lines in all their cases together: their share of what was paid, unless a person says why it is more. */
final class LineCap {

    private static final Set<AfterSalesCase.State> GIVES_NOTHING =
            EnumSet.of(AfterSalesCase.State.LAPSED, AfterSalesCase.State.CANCELED);

    private LineCap() {}

    /** Refuses more than is left of the lines' money where no reason is given. */
    static void check(
            AfterSalesCase asked, Order order, List<AfterSalesCase> all, Money refund, @Nullable String reason)
            throws Refusal {
        var left = left(asked, order, all);
        if (reason == null && left.isPresent() && refund.compareTo(left.get()) > 0) {
            throw Refusal.at("note", "case-refund-above-lines", left.get().toString());
        }
    }

    /**
     * The share of the case's lines in what was paid, with freight and discount, less what the order's other cases give back for them. There is
     * no cap where nothing was paid for them by themselves: for a replacement, and for a case without lines.
     */
    static Optional<Money> left(AfterSalesCase asked, Order order, List<AfterSalesCase> all) {
        var lines = lines(asked);
        var whole = value(order, order.lines().stream().map(Order.Line::number).collect(Collectors.toSet()));
        if (lines.isEmpty() || whole.signum() == 0 || !order.paid().isPositive()) {
            return Optional.empty();
        }
        var share = order.paid()
                .amount()
                .multiply(value(order, lines))
                .divide(whole, order.paid().amount().scale(), RoundingMode.HALF_UP);
        var given = all.stream()
                .filter(other -> !other.id().equals(asked.id()))
                .map(other -> givenFor(lines, other, order))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Money(
                share.subtract(given).max(BigDecimal.ZERO), order.paid().currency()));
    }

    /** What a case gives back, as far as it is for these lines. */
    private static BigDecimal givenFor(Set<Integer> lines, AfterSalesCase other, Order order) {
        var decision = other.decision();
        var all = lines(other);
        var value = value(order, all);
        if (decision == null
                || decision.resolution() == Resolution.DECLINED
                || GIVES_NOTHING.contains(other.state())
                || value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var shared = all.stream().filter(lines::contains).collect(Collectors.toSet());
        return decision.refund()
                .amount()
                .multiply(value(order, shared))
                .divide(value, decision.refund().amount().scale(), RoundingMode.DOWN);
    }

    private static Set<Integer> lines(AfterSalesCase one) {
        return one.lines().stream().map(AfterSalesCase.Line::line).collect(Collectors.toSet());
    }

    private static BigDecimal value(Order order, Set<Integer> lines) {
        return lines.stream().map(line -> order.line(line).total().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
