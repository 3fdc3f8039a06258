package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.CaseOpened;
import io.daifa.aftersales.CaseWithdrawn;
import io.daifa.aftersales.CasesSettled;
import io.daifa.aftersales.OfferAnswered;
import io.daifa.aftersales.ReplacementEnded;
import io.daifa.aftersales.ReturnArrived;
import io.daifa.aftersales.ReturnSent;
import io.daifa.order.Refund;
import io.daifa.order.RefundSettled;
import io.daifa.process.Instances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the instance of a case, tells it what happens to the case, and tells the supplier order's instance of its cases. */
@Component
class HearCases {

    private final Instances instances;

    HearCases(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(CaseOpened event) {
        instances.start(event.caseId());
        instances.tell(CaseOpened.class, event.supplierOrderId());
    }

    @EventListener
    void on(CasesSettled event) {
        instances.tell(CasesSettled.class, event.supplierOrderId());
    }

    @EventListener
    void on(OfferAnswered event) {
        instances.tell(OfferAnswered.class, event.caseId());
    }

    @EventListener
    void on(ReturnSent event) {
        instances.tell(ReturnSent.class, event.caseId());
    }

    @EventListener
    void on(ReturnArrived event) {
        instances.tell(ReturnArrived.class, event.caseId());
    }

    @EventListener
    void on(ReplacementEnded event) {
        instances.tell(ReplacementEnded.class, event.caseId());
    }

    @EventListener
    void on(CaseWithdrawn event) {
        instances.tell(CaseWithdrawn.class, event.caseId());
    }

    @EventListener
    void on(RefundSettled event) {
        if (event.reason() == Refund.Reason.CASE || event.reason() == Refund.Reason.COMPENSATION) {
            instances.tell(RefundSettled.class, CaseId.of(event.about()));
        }
    }
}
