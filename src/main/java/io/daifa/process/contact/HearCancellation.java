package io.daifa.process.contact;

import io.daifa.process.Instances;
import io.daifa.supplier.SupplierOrderCancelled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instance that its supplier order was cancelled, which interrupts whatever it does. */
@Component
class HearCancellation {

    private final Instances instances;

    HearCancellation(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(SupplierOrderCancelled event) {
        instances.tell(SupplierOrderCancelled.class, event.supplierOrderId());
    }
}
