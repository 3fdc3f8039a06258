package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.daifa.aftersales.AfterSalesCase.Decision;
import io.daifa.aftersales.AfterSalesCase.Freight;
import io.daifa.aftersales.AfterSalesCase.Line;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.order.Order;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineCapTest {

    /** 104.00 paid for lines of 60.00 and 50.00. */
    private final Order order = order("104.00");

    @Test
    void aLineHasItsShareOfWhatWasPaid() {
        assertThat(LineCap.left(asks(1), order, List.of())).contains(cny("56.73"));
        assertThat(LineCap.left(asks(2), order, List.of())).contains(cny("47.27"));
        assertThat(LineCap.left(asks(1, 2), order, List.of())).contains(cny("104.00"));
    }

    @Test
    void whatOtherCasesGiveBackForTheLineIsTakenOff() {
        var asked = asks(1);
        var others = List.of(
                asked,
                decided(Resolution.REFUND_ONLY, "20.00", 1),
                decided(Resolution.RETURN_REFUND, "11.00", 1, 2),
                decided(Resolution.COMPENSATION, "9.00", 2),
                decided(Resolution.DECLINED, "0.00", 1),
                asks(1));

        // 6.00 of the 11.00 are for line 1.
        assertThat(LineCap.left(asked, order, others)).contains(cny("30.73"));
        assertThat(LineCap.left(asked, order, List.of(decided(Resolution.REFUND_ONLY, "104.00", 1))))
                .contains(cny("0.00"));
    }

    @Test
    void whoGivesMoreSaysWhy() {
        assertThatThrownBy(() -> LineCap.check(asks(1), order, List.of(), cny("56.74"), null))
                .hasMessageContaining("case-refund-above-lines");
        assertThatCode(() -> LineCap.check(asks(1), order, List.of(), cny("56.74"), "老客户"))
                .doesNotThrowAnyException();
        assertThatCode(() -> LineCap.check(asks(1), order, List.of(), cny("56.73"), null))
                .doesNotThrowAnyException();
    }

    @Test
    void whereNothingWasPaidOrNoLineIsClaimedThereIsNoCap() {
        assertThat(LineCap.left(asks(1), order("0.00"), List.of())).isEmpty();
        assertThat(LineCap.left(asks(), order, List.of())).isEmpty();
    }

    private static Order order(String paid) {
        var order = mock(Order.class);
        when(order.paid()).thenReturn(cny(paid));
        var lines = List.of(
                new Order.Line(1, "A", "商品A", null, 2, cny("30.00")),
                new Order.Line(2, "B", "商品B", null, 1, cny("50.00")));
        when(order.lines()).thenReturn(lines);
        when(order.line(1)).thenReturn(lines.get(0));
        when(order.line(2)).thenReturn(lines.get(1));
        return order;
    }

    private static AfterSalesCase asks(int... lines) {
        var asked = mock(AfterSalesCase.class);
        when(asked.id()).thenReturn(CaseId.of(Ids.next()));
        when(asked.lines())
                .thenReturn(java.util.stream.IntStream.of(lines)
                        .mapToObj(line -> new Line(line, 1))
                        .toList());
        return asked;
    }

    private static AfterSalesCase decided(Resolution resolution, String refund, int... lines) {
        var decided = asks(lines);
        var decision = mock(Decision.class);
        when(decision.resolution()).thenReturn(resolution);
        when(decision.refund()).thenReturn(cny(refund));
        when(decision.freight()).thenReturn(Freight.NONE);
        when(decision.at()).thenReturn(Instant.EPOCH);
        when(decided.decision()).thenReturn(decision);
        return decided;
    }

    private static Money cny(String amount) {
        return Money.of(amount, "CNY");
    }
}
