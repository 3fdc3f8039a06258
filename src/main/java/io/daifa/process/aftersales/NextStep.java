package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What is to be done next for the case. */
@Component
public class NextStep {

    private final Cases cases;

    NextStep(Cases cases) {
        this.cases = cases;
    }

    /** The answer. */
    public Cases.NextStep of(DelegateExecution execution) {
        return cases.nextStep(CaseId.of(execution.getProcessBusinessKey()));
    }
}
