package io.daifa.process.refund;

import io.daifa.order.RefundChanged;
import io.daifa.order.RefundDue;
import io.daifa.process.Instances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the instance of a refund that is to be paid, and tells it what becomes of the payment. */
@Component
class HearRefunds {

    private final Instances instances;

    HearRefunds(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(RefundDue event) {
        instances.startRefund(event.refundId());
    }

    @EventListener
    void on(RefundChanged event) {
        instances.tellRefund(RefundChanged.class, event.refundId());
    }
}
