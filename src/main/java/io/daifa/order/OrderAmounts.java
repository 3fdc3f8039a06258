package io.daifa.order;

import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What an order must cost by its lines (goods + shipping − discount) beside the total that the shop stated.
 *
 * @param expected what the lines, the shipping and the discount come to
 * @param stated the total that came with the order
 */
public record OrderAmounts(Money expected, Money stated) {

    /** A line's quantity in pieces and the price of one. */
    public record Line(int quantity, Money unitPrice) {}

    /**
     * Adds the order up; shipping and discount are zero where there are none, the discount is what is taken off.
     *
     * @throws Refusal {@code amounts-currencies-differ} where not all amounts are of the total's currency
     */
    public static OrderAmounts of(List<Line> lines, Money shipping, Money discount, Money total) throws Refusal {
        var currency = total.currency();
        if (!shipping.currency().equals(currency)
                || !discount.currency().equals(currency)
                || lines.stream().anyMatch(line -> !line.unitPrice().currency().equals(currency))) {
            throw Refusal.because("amounts-currencies-differ", currency);
        }
        var goods = Money.zero(currency);
        for (var line : lines) {
            goods = goods.plus(line.unitPrice().times(line.quantity()));
        }
        return new OrderAmounts(goods.plus(shipping).minus(discount), total);
    }

    /** Whether the stated total is what is expected, to the last decimal. */
    public boolean addUp() {
        return expected.compareTo(stated) == 0;
    }

    /** What the shop stated above the expected (positive) or below it (negative). */
    public Money difference() {
        return stated.minus(expected);
    }

    /** The problem {@code amounts-do-not-add-up} at that field, with the stated, the expected and the difference, where they do not. */
    public Optional<Problem> problem(String field) {
        return addUp()
                ? Optional.empty()
                : Optional.of(Problem.at(
                        field,
                        "amounts-do-not-add-up",
                        stated.toString(),
                        expected.toString(),
                        difference().toString()));
    }
}
