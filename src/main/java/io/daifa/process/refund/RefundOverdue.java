package io.daifa.process.refund;

import io.daifa.order.RefundPayment;
import io.daifa.order.RefundPayments;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the shop's time to say that it has paid is over. */
@Component
public class RefundOverdue {

    private final RefundPayments payments;

    RefundOverdue(RefundPayments payments) {
        this.payments = payments;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return payments.find(UUID.fromString(execution.getProcessBusinessKey()))
                .map(RefundPayment::answerDue)
                .map(Date::from)
                .orElseThrow();
    }
}
