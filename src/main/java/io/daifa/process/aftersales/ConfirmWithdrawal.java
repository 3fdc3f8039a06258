package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the case is withdrawn. */
@Component
class ConfirmWithdrawal implements JavaDelegate {

    private final Cases cases;

    ConfirmWithdrawal(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.tellOutcome(CaseId.of(execution.getProcessBusinessKey()));
    }
}
