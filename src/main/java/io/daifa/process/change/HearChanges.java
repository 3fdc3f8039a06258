package io.daifa.process.change;

import io.daifa.change.ChangeAnswered;
import io.daifa.change.ChangeRequested;
import io.daifa.change.RestCalledOff;
import io.daifa.process.Instances;
import io.daifa.shipment.ShipmentReported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the instance of a change, and tells it what may decide it. */
@Component
class HearChanges {

    private final Instances instances;

    HearChanges(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(ChangeRequested event) {
        instances.start(event.changeId());
    }

    @EventListener
    void on(ChangeAnswered event) {
        instances.tell(ChangeAnswered.class, event.changeId());
    }

    /** Who waits for the rest of a shipment sees that nothing is left to come. */
    @EventListener
    void on(RestCalledOff event) {
        instances.tell(ShipmentReported.class, event.supplierOrderId());
    }
}
