package io.daifa.process.ship;

import io.daifa.process.Instances;
import io.daifa.shipment.ShipmentReported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instance that its shipment is reported. */
@Component
class HearShipment {

    private final Instances instances;

    HearShipment(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(ShipmentReported event) {
        instances.tell(ShipmentReported.class, event.supplierOrderId());
    }
}
