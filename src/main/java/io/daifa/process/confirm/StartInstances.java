package io.daifa.process.confirm;

import io.daifa.process.Instances;
import io.daifa.supplier.SupplierOrderAdded;
import io.daifa.supplier.SupplierOrdersDrafted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts an instance for each supplier order that was drafted or split off, in the transaction that did it. */
@Component
class StartInstances {

    private final Instances instances;

    StartInstances(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(SupplierOrdersDrafted event) {
        event.supplierOrders().forEach(instances::start);
    }

    @EventListener
    void on(SupplierOrderAdded event) {
        instances.start(SupplierOrderAdded.class, event.supplierOrderId());
    }
}
