package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Returns;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the goods should have come. */
@Component
public class ReceiptOverdue {

    private final Returns returns;

    ReceiptOverdue(Returns returns) {
        this.returns = returns;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(returns.receiptDue(CaseId.of(execution.getProcessBusinessKey())));
    }
}
