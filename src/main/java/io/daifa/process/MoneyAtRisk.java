package io.daifa.process;

import io.daifa.aftersales.Cases;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Money;
import org.springframework.stereotype.Component;

/**
 * What is lost when nobody acts in time: of an order or a parcel what lateness costs ({@link LateLoss}); of a case and of a change that takes
 * goods off the order what the platform gives the customer by itself. Money that is to be given back anyhow is not lost by being late.
 */
@Component
class MoneyAtRisk {

    private final LateLoss lateLoss;
    private final Cases cases;
    private final OrderChanges changes;

    MoneyAtRisk(LateLoss lateLoss, Cases cases, OrderChanges changes) {
        this.lateLoss = lateLoss;
        this.cases = cases;
        this.changes = changes;
    }

    Money of(Subject subject) {
        var order = subject.order();
        if (subject.refund() != null) {
            return Money.zero(order.total().currency());
        }
        if (subject.afterSalesCase() != null) {
            var theCase = subject.theCase();
            if (theCase.decision() != null) {
                return theCase.decision().refund();
            }
            return theCase.asked() != null ? theCase.asked() : cases.refundable(theCase.id());
        }
        if (subject.change() != null && subject.theChange().kind().isLess()) {
            return changes.value(subject.theChange());
        }
        return lateLoss.of(order);
    }
}
