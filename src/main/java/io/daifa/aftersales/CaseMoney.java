package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.order.ReplacementOrders;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The money of a case in the ledger of refunds: it is reserved when it is decided, so that nobody else can promise it, and due when its time has come. */
@Component
class CaseMoney {

    private final Refunds refunds;
    private final ReplacementOrders replacementOrders;

    CaseMoney(Refunds refunds, ReplacementOrders replacementOrders) {
        this.refunds = refunds;
        this.replacementOrders = replacementOrders;
    }

    /** What stands in the ledger for that case. */
    Optional<Refund> of(CaseId id) {
        return Stream.of(Refund.Reason.CASE, Refund.Reason.COMPENSATION)
                .flatMap(reason -> refunds.live(reason, id.value()).stream())
                .findFirst();
    }

    /** The most that can be decided for the case: what is left of the order's money, and what is reserved for it already. */
    Money refundable(AfterSalesCase asked) {
        var left = refunds.left(replacementOrders.soldAs(asked.orderId()));
        var own = of(asked.id()).map(Refund::amount).orElseGet(() -> Money.zero(left.currency()));
        return new Money(left.amount().max(BigDecimal.ZERO), left.currency()).plus(own);
    }

    /** What is being given back already for the case, or was; the next decision cannot be another amount. */
    Optional<Money> given(CaseId id) {
        return of(id).filter(refund -> refund.state() != Refund.State.PROMISED).map(Refund::amount);
    }

    /** Reserves that much for the case instead of what is reserved; the rules of the decision have refused what cannot be. */
    void reserve(AfterSalesCase decided, Resolution resolution, Money amount, Actor by) {
        if (given(decided.id()).isPresent()) {
            return;
        }
        free(decided.id(), by);
        if (amount.isPositive()) {
            var reason = resolution == Resolution.COMPENSATION ? Refund.Reason.COMPENSATION : Refund.Reason.CASE;
            try {
                refunds.promise(
                        replacementOrders.soldAs(decided.orderId()),
                        reason,
                        decided.id().value(),
                        amount,
                        by);
            } catch (Refusal e) {
                throw new IllegalStateException("the rules let " + amount + " pass for case " + decided.id(), e);
            }
        }
    }

    /** Nothing is reserved any more; what is being paid, or was, stays as it is. */
    void free(CaseId id, Actor by) {
        var reserved = of(id).filter(refund -> refund.state() == Refund.State.PROMISED);
        if (reserved.isPresent()) {
            try {
                refunds.withdraw(reserved.get().id(), by);
            } catch (Refusal e) {
                throw new IllegalStateException("refund " + reserved.get().id() + " is only promised", e);
            }
        }
    }

    /** It is to be paid now. */
    void due(CaseId id, Actor by) {
        of(id).filter(refund -> refund.state() == Refund.State.PROMISED)
                .ifPresent(refund -> refunds.due(refund.id(), by));
    }
}
