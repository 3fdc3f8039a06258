package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who sees to a supplier that let its time pass: a person or, where {@code daifa.supplier.reroute-silent} says so and another supplier can be
 * asked, nobody.
 */
@Component
public class SilentSupplier {

    private final SupplierOrders supplierOrders;
    private final boolean rerouted;
    private final Clock clock;

    SilentSupplier(
            SupplierOrders supplierOrders,
            @Value("${daifa.supplier.reroute-silent:false}") boolean rerouted,
            Clock clock) {
        this.supplierOrders = supplierOrders;
        this.rerouted = rerouted;
        this.clock = clock;
    }

    /** The answers. */
    public enum Care {
        PERSON,
        NEXT
    }

    /** Who sees to it. */
    public Care of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return isPassedOver(supplierOrder) ? Care.NEXT : Care.PERSON;
    }

    /** Whether its silence counts as a rejection. */
    boolean isPassedOver(SupplierOrder supplierOrder) {
        return rerouted
                && supplierOrder.state() == SupplierOrder.State.SUBMITTED
                && !supplierOrder.answerDue().isAfter(clock.instant())
                && supplierOrders.hasNext(supplierOrder.id());
    }
}
