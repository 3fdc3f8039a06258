package io.daifa.process.refund;

import io.daifa.order.RefundPayments;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** How far the refund is. */
@Component
public class RefundStands {

    private final RefundPayments payments;

    RefundStands(RefundPayments payments) {
        this.payments = payments;
    }

    /** As it stands. */
    public RefundPayments.Standing of(DelegateExecution execution) {
        return payments.standing(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
