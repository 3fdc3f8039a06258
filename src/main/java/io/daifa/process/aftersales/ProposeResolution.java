package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Proposes how the case is resolved, by the decision table. */
@Component
class ProposeResolution implements JavaDelegate {

    private final Cases cases;

    ProposeResolution(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.propose(CaseId.of(execution.getProcessBusinessKey()));
    }
}
