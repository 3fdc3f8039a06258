package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Offers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the customer has answered the offer. */
@Component
public class OfferAnswer {

    private final Offers offers;

    OfferAnswer(Offers offers) {
        this.offers = offers;
    }

    /** The answers. */
    public enum Answer {
        WAITING,
        ANSWERED
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return offers.standing(CaseId.of(execution.getProcessBusinessKey())).isPresent()
                ? Answer.WAITING
                : Answer.ANSWERED;
    }
}
