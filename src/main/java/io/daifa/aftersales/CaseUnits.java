package io.daifa.aftersales;

import io.daifa.aftersales.AfterSalesCase.Line;
import io.daifa.aftersales.AfterSalesCase.State;
import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.supplier.ClaimedUnits;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells which units cases claim, to who would give them back otherwise. A compensation is for the trouble, not for the units. */
@Component
class CaseUnits implements ClaimedUnits {

    private static final Set<State> CLAIM_NOTHING = EnumSet.of(State.DECLINED, State.LAPSED, State.CANCELED);

    private final CaseTable table;
    private final CaseMoney money;
    private final Orders orders;

    CaseUnits(CaseTable table, CaseMoney money, Orders orders) {
        this.table = table;
        this.money = money;
        this.orders = orders;
    }

    @Override
    public List<Claimed> of(OrderId orderId) {
        var nothing = Money.zero(orders.find(orderId).orElseThrow().total().currency());
        return table.ofOrder(orderId).stream()
                .filter(one -> !CLAIM_NOTHING.contains(one.state()))
                .filter(one -> one.decision() == null || one.decision().resolution() != Resolution.COMPENSATION)
                .map(one -> new Claimed(
                        one.supplierOrderId(),
                        one.lines().stream().collect(Collectors.toMap(Line::line, Line::quantity)),
                        money.of(one.id()).map(Refund::amount).orElse(nothing)))
                .toList();
    }
}
