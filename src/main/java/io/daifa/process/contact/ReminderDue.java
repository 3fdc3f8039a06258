package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the supplier is reminded: half-way from now to the end of its time to answer. */
@Component
public class ReminderDue {

    private final SupplierOrders supplierOrders;
    private final Clock clock;

    ReminderDue(SupplierOrders supplierOrders, Clock clock) {
        this.supplierOrders = supplierOrders;
        this.clock = clock;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        var now = clock.instant();
        var due = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow()
                .answerDue();
        return Date.from(now.plus(Duration.between(now, due).dividedBy(2)));
    }
}
