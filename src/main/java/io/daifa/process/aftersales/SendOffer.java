package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Offers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the customer the offer, with the link to answer it. */
@Component
class SendOffer implements JavaDelegate {

    private final Offers offers;

    SendOffer(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offers.tell(CaseId.of(execution.getProcessBusinessKey()));
    }
}
