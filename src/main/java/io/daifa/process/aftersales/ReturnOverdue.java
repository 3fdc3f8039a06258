package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the time to send the goods is over. */
@Component
public class ReturnOverdue {

    private final Returns returns;

    ReturnOverdue(Returns returns) {
        this.returns = returns;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(returns.numberDue(CaseId.of(execution.getProcessBusinessKey())));
    }
}
