package io.daifa.process.contact;

import io.daifa.process.Instances;
import io.daifa.supplier.SupplierAnswered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instance that its supplier has answered. */
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
}
