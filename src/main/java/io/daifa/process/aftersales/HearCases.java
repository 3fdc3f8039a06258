package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseOpened;
import io.daifa.aftersales.CasesSettled;
import io.daifa.process.Instances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the instance of a case, and tells the supplier order's instance of it. */
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
}
