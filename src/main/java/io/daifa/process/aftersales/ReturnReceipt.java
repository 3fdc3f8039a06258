package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the goods have come back. */
@Component
public class ReturnReceipt {

    private final Returns returns;

    ReturnReceipt(Returns returns) {
        this.returns = returns;
    }

    /** The answers. */
    public enum Answer {
        WAITING,
        ARRIVED
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return returns.hasArrived(CaseId.of(execution.getProcessBusinessKey())) ? Answer.ARRIVED : Answer.WAITING;
    }
}
