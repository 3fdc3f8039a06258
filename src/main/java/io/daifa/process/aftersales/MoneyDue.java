package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether money is to be paid. */
@Component
public class MoneyDue {

    private final Cases cases;

    MoneyDue(Cases cases) {
        this.cases = cases;
    }

    /** The answers. */
    public enum Answer {
        YES,
        NO
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return cases.isMoneyDue(CaseId.of(execution.getProcessBusinessKey())) ? Answer.YES : Answer.NO;
    }
}
