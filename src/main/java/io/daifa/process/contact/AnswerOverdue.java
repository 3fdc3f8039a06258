package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the supplier's time to answer is over. */
@Component
public class AnswerOverdue {

    private final SupplierOrders supplierOrders;

    AnswerOverdue(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow()
                .answerDue());
    }
}
