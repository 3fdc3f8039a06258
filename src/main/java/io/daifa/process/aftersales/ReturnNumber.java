package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the goods are on their way back. */
@Component
public class ReturnNumber {

    private final Returns returns;

    ReturnNumber(Returns returns) {
        this.returns = returns;
    }

    /** The answers. */
    public enum Answer {
        WAITING,
        SENT
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return returns.isSent(CaseId.of(execution.getProcessBusinessKey())) ? Answer.SENT : Answer.WAITING;
    }
}
