package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What is decided about the case. */
@Component
public class CaseDecision {

    private final Cases cases;

    CaseDecision(Cases cases) {
        this.cases = cases;
    }

    /** The answer. */
    public Cases.Standing of(DelegateExecution execution) {
        return cases.standing(CaseId.of(execution.getProcessBusinessKey()));
    }
}
