package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Offers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The customer has not answered: the offer lapses. */
@Component
class LapseOffer implements JavaDelegate {

    private final Offers offers;

    LapseOffer(Offers offers) {
        this.offers = offers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        offers.lapse(CaseId.of(execution.getProcessBusinessKey()));
    }
}
