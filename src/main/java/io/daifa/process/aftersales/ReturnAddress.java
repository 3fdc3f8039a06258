package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether it is known where the goods go. */
@Component
public class ReturnAddress {

    private final Returns returns;

    ReturnAddress(Returns returns) {
        this.returns = returns;
    }

    /** The answers. */
    public enum Answer {
        KNOWN,
        UNKNOWN
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return returns.isAddressKnown(CaseId.of(execution.getProcessBusinessKey())) ? Answer.KNOWN : Answer.UNKNOWN;
    }
}
