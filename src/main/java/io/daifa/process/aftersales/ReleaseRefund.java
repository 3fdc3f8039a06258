package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the money of the case be paid. */
@Component
class ReleaseRefund implements JavaDelegate {

    private final Cases cases;

    ReleaseRefund(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.releaseRefund(CaseId.of(execution.getProcessBusinessKey()));
    }
}
