package io.daifa.process.contact;

import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Who sees to a supplier that let its time pass: a person or, where {@code daifa.supplier.reroute-silent} says so and another supplier can be
 * asked, nobody. The setting is asked each time.
 */
@Component
public class SilentSupplier {

    private static final String REROUTED = "daifa.supplier.reroute-silent";

    private final SupplierOrders supplierOrders;
    private final Environment settings;
    private final Clock clock;

    SilentSupplier(SupplierOrders supplierOrders, Environment settings, Clock clock) {
        this.supplierOrders = supplierOrders;
        this.settings = settings;
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
        return settings.getProperty(REROUTED, Boolean.class, false)
                && supplierOrder.state() == SupplierOrder.State.SUBMITTED
                && !supplierOrder.answerDue().isAfter(clock.instant())
                && supplierOrders.hasNext(supplierOrder.id());
    }
}
