package io.daifa.aftersales;

import io.daifa.order.Refund;
import io.daifa.order.RefundDue;
import io.daifa.order.RefundFailed;
import io.daifa.order.RefundSettled;
import io.daifa.order.Refunds;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps in the case what the ledger tells about its money. */
@Component
class CaseRefunds {

    private static final Set<Refund.Reason> OURS = Set.of(Refund.Reason.CASE, Refund.Reason.COMPENSATION);

    private final Refunds refunds;
    private final Cases cases;

    CaseRefunds(Refunds refunds, Cases cases) {
        this.refunds = refunds;
        this.cases = cases;
    }

    @EventListener
    void on(RefundDue event) {
        keep(event.refundId());
    }

    @EventListener
    void on(RefundFailed event) {
        keep(event.refundId());
    }

    @EventListener
    void on(RefundSettled event) {
        keep(event.refundId());
    }

    private void keep(UUID refundId) {
        refunds.find(refundId).filter(refund -> OURS.contains(refund.reason())).ifPresent(cases::refunded);
    }
}
