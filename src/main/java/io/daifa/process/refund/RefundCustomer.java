package io.daifa.process.refund;

import io.daifa.order.RefundPayments;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks whoever pays the shop's refunds to give the money back. */
@Component
class RefundCustomer implements JavaDelegate {

    private final RefundPayments payments;

    RefundCustomer(RefundPayments payments) {
        this.payments = payments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        payments.ask(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
