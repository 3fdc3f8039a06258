package io.daifa.process.refund;

import io.daifa.order.CustomerMails;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the money was given back. */
@Component
class TellRefund implements JavaDelegate {

    private final CustomerMails customerMails;

    TellRefund(CustomerMails customerMails) {
        this.customerMails = customerMails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        customerMails.tellRefund(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
