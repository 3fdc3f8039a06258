package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Offers;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the time to answer the offer is over. */
@Component
public class OfferDue {

    private final Offers offers;

    OfferDue(Offers offers) {
        this.offers = offers;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(offers.answerDue(CaseId.of(execution.getProcessBusinessKey())));
    }
}
