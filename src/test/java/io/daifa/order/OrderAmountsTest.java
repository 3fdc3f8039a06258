package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderAmountsTest {

    private static final List<OrderAmounts.Line> LINES =
            List.of(new OrderAmounts.Line(2, cny("19.90")), new OrderAmounts.Line(3, cny("0.10")));

    @Test
    void linesAndShippingLessTheDiscountAreTheTotal() throws Refusal {
        var amounts = OrderAmounts.of(LINES, cny("6.00"), cny("5.10"), cny("41.00"));

        assertThat(amounts.addUp()).isTrue();
        assertThat(amounts.expected()).isEqualTo(cny("41.00"));
        assertThat(amounts.difference()).isEqualTo(cny("0"));
        assertThat(amounts.problem("total")).isEmpty();
    }

    @Test
    void aTotalThatIsOneFenBelowIsNamedWithTheDifference() throws Refusal {
        var amounts = OrderAmounts.of(LINES, cny("6"), cny("5.10"), cny("40.99"));

        assertThat(amounts.addUp()).isFalse();
        assertThat(amounts.difference()).isEqualTo(cny("-0.01"));
        assertThat(amounts.problem("total"))
                .contains(Problem.at("total", "amounts-do-not-add-up", "40.99 CNY", "41.00 CNY", "-0.01 CNY"));
    }

    @Test
    void anOrderWithoutLinesCostsItsShipping() throws Refusal {
        assertThat(OrderAmounts.of(List.of(), cny("6"), cny("0"), cny("6")).addUp())
                .isTrue();
    }

    @Test
    void theLargestQuantityDoesNotOverflow() throws Refusal {
        var lines = List.of(
                new OrderAmounts.Line(Integer.MAX_VALUE, cny("9999999.99")),
                new OrderAmounts.Line(Integer.MAX_VALUE, cny("0.01")));

        assertThat(OrderAmounts.of(lines, cny("0"), cny("0"), cny("21474836470000000.00"))
                        .addUp())
                .isTrue();
    }

    @Test
    void twoCurrenciesAreRefused() {
        assertThatThrownBy(() -> OrderAmounts.of(LINES, Money.zero("USD"), cny("0"), cny("40.10")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::code)
                                .containsExactly("amounts-currencies-differ"));
        assertThatThrownBy(() -> OrderAmounts.of(LINES, cny("0"), cny("0"), Money.zero("JPY")))
                .isInstanceOf(Refusal.class);
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }
}
