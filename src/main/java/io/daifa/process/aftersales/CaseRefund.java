package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the money is paid. */
@Component
public class CaseRefund {

    private final Cases cases;

    CaseRefund(Cases cases) {
        this.cases = cases;
    }

    /** The answers. */
    public enum Answer {
        WAITING,
        SETTLED
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return cases.isRefundSettled(CaseId.of(execution.getProcessBusinessKey())) ? Answer.SETTLED : Answer.WAITING;
    }
}
