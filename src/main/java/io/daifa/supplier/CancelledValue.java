package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refund.Reason;
import io.daifa.order.Refunds;
import io.daifa.supplier.SupplierOrder.State;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is given back for a cancelled supplier order: its goods' value, less their share of the discount and what after-sales gives back for
 * them already; with the last supplier order of an
 * order of which nothing is sent, all that is left of what was paid, freight included.
 */
@Component
class CancelledValue {

    private final SupplierOrderRows rows;
    private final Orders orders;
    private final Refunds refunds;
    private final ClaimedAlready claimed;

    CancelledValue(SupplierOrderRows rows, Orders orders, Refunds refunds, ClaimedAlready claimed) {
        this.rows = rows;
        this.orders = orders;
        this.refunds = refunds;
        this.claimed = claimed;
    }

    /** Promises it; nothing where nothing was paid or is left. */
    void promise(SupplierOrder supplierOrder, Actor by) {
        var orderId = supplierOrder.orderId();
        var nothingSent = rows.ofOrders(List.of(orderId)).stream().allMatch(other -> other.state() == State.CANCELLED);
        var left = refunds.left(orderId);
        var amount = nothingSent ? left : lesser(left, value(supplierOrder));
        if (!amount.isPositive()) {
            return;
        }
        var reason = nothingSent ? Reason.ORDER_CANCELLED : Reason.LINES_CANCELLED;
        try {
            refunds.promise(orderId, reason, supplierOrder.id().value(), amount, by);
        } catch (Refusal e) {
            throw new IllegalStateException("what is left can be promised", e);
        }
    }

    /** What was promised for it. */
    Optional<Refund> promised(SupplierOrder supplierOrder) {
        var id = supplierOrder.id().value();
        return refunds.live(Reason.ORDER_CANCELLED, id).or(() -> refunds.live(Reason.LINES_CANCELLED, id));
    }

    /** Has it paid. */
    void pay(Refund refund) {
        refunds.due(refund.id(), Actor.SYSTEM);
    }

    private Money value(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        return claimed.value(order, supplierOrder, supplierOrder.lines());
    }

    private static Money lesser(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
