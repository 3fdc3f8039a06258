package io.daifa.order;

import io.daifa.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What units of an order's lines are worth: their price, less their share of the order's discount. Freight is no part of it. */
public final class GoodsValue {

    private GoodsValue() {}

    /** The value of these units, by the lines' numbers. */
    public static Money of(Order order, Map<Integer, Integer> units) {
        var currency = order.total().currency();
        var meant = units.entrySet().stream()
                .map(unit -> order.line(unit.getKey()).unitPrice().times(unit.getValue()))
                .reduce(Money.zero(currency), Money::plus)
                .amount();
        var all = order.lines().stream()
                .map(Order.Line::total)
                .reduce(Money.zero(currency), Money::plus)
                .amount();
        if (all.signum() == 0) {
            return Money.zero(currency);
        }
        var share = order.discount().amount().multiply(meant).divide(all, all.scale(), RoundingMode.HALF_UP);
        return new Money(meant.subtract(share).max(BigDecimal.ZERO), currency);
    }
}
