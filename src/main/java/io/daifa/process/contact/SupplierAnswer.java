package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the supplier has answered, whoever brought the answer. */
@Component
public class SupplierAnswer {

    private final SupplierOrders supplierOrders;
    private final SilentSupplier silentSupplier;

    SupplierAnswer(SupplierOrders supplierOrders, SilentSupplier silentSupplier) {
        this.supplierOrders = supplierOrders;
        this.silentSupplier = silentSupplier;
    }

    /** The answers: none yet, one of the two, or none needed, because another supplier is asked now. */
    public enum Answer {
        NONE,
        ACCEPTED,
        REJECTED,
        REASSIGNED
    }

    /** The answer as it stands. */
    public Answer of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return switch (supplierOrder.state()) {
            case SUBMITTED -> silentSupplier.isPassedOver(supplierOrder) ? Answer.REJECTED : Answer.NONE;
            case ACCEPTED -> Answer.ACCEPTED;
            case REJECTED -> Answer.REJECTED;
            case DRAFT -> Answer.REASSIGNED;
            case SHIPPED, CLOSED, CANCELLED ->
                throw new IllegalStateException(
                        "supplier order " + supplierOrder.number() + " is " + supplierOrder.state() + " already");
        };
    }
}
