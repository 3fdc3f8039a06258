package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the customer the address for the return, with the link to enter its number. */
@Component
class RequestReturn implements JavaDelegate {

    private final Returns returns;

    RequestReturn(Returns returns) {
        this.returns = returns;
    }

    @Override
    public void execute(DelegateExecution execution) {
        returns.tell(CaseId.of(execution.getProcessBusinessKey()));
    }
}
