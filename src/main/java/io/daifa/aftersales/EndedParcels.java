package io.daifa.aftersales;

import io.daifa.tracking.ParcelEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens a case by itself when a parcel came back or is lost, so that no order closes over goods that the customer does not have. */
@Component
class EndedParcels {

    private final Cases cases;

    EndedParcels(Cases cases) {
        this.cases = cases;
    }

    @EventListener
    void on(ParcelEnded ended) {
        var problem = switch (ended.end()) {
            case RETURNED -> CaseProblem.RETURNED;
            case LOST -> CaseProblem.LOST;
        };
        cases.openFor(ended.orderId(), ended.supplierOrderId(), "parcel-" + ended.parcelId(), problem);
    }
}
