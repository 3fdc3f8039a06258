package io.daifa.process.contact;

import io.daifa.process.Instances;
import io.daifa.supplier.SupplierAnswered;
import io.daifa.supplier.SupplierAssigned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instance that its supplier has answered, or is another now. */
@Component
class HearSupplier {

    private final Instances instances;

    HearSupplier(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(SupplierAnswered event) {
        instances.tell(SupplierAnswered.class, event.supplierOrderId());
    }

    /** Who waits for another supplier's answer waits in vain. */
    @EventListener
    void on(SupplierAssigned event) {
        instances.tell(SupplierAnswered.class, event.supplierOrderId());
    }
}
