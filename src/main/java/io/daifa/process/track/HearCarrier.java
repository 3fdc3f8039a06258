package io.daifa.process.track;

import io.daifa.process.Instances;
import io.daifa.process.StaffTask;
import io.daifa.tracking.ParcelInTrouble;
import io.daifa.tracking.ParcelMovedOn;
import io.daifa.tracking.ParcelsSettled;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the instance what became of its parcels. */
@Component
class HearCarrier {

    private final Instances instances;

    HearCarrier(Instances instances) {
        this.instances = instances;
    }

    @EventListener
    void on(ParcelInTrouble event) {
        instances.begin(
                ParcelInTrouble.class,
                event.supplierOrderId(),
                Map.of(StaffTask.PARCEL, event.parcelId().toString()));
    }

    @EventListener
    void on(ParcelMovedOn event) {
        instances.tell(
                ParcelMovedOn.class,
                event.supplierOrderId(),
                StaffTask.PARCEL,
                event.parcelId().toString());
    }

    @EventListener
    void on(ParcelsSettled event) {
        instances.tell(ParcelsSettled.class, event.supplierOrderId());
    }
}
