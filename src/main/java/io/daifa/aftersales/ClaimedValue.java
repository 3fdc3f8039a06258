package io.daifa.aftersales;

import io.daifa.kernel.Money;
import io.daifa.order.Order;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What units of an order's lines are worth: their price, less their share of the order's discount. Freight is no part of it. */
final class ClaimedValue {

    private ClaimedValue() {}

    static Money of(Order order, List<AfterSalesCase.Line> lines) {
        var currency = order.total().currency();
        var claimed = lines.stream()
                .map(line -> order.line(line.line()).unitPrice().times(line.quantity()))
                .reduce(Money.zero(currency), Money::plus)
                .amount();
        var all = order.lines().stream()
                .map(Order.Line::total)
                .reduce(Money.zero(currency), Money::plus)
                .amount();
        if (all.signum() == 0) {
            return Money.zero(currency);
        }
        var share = order.discount().amount().multiply(claimed).divide(all, all.scale(), RoundingMode.HALF_UP);
        return new Money(claimed.subtract(share).max(BigDecimal.ZERO), currency);
    }
}
