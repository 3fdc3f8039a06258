package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the customer is reminded of the return. */
@Component
public class ReturnReminder {

    private final Returns returns;

    ReturnReminder(Returns returns) {
        this.returns = returns;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(returns.reminderDue(CaseId.of(execution.getProcessBusinessKey())));
    }
}
