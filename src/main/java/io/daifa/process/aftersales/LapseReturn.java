package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The customer has not sent the goods: the case lapses. */
@Component
class LapseReturn implements JavaDelegate {

    private final Returns returns;

    LapseReturn(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.lapse(CaseId.of(execution.getProcessBusinessKey()));
    }
}
