package io.daifa.aftersales;

import io.daifa.tracking.ParcelEnded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens a case by itself when a parcel came back or is lost, so that no order closes over goods that the customer does not have. Of a
 * replacement the case that waits for it hears instead.
 */
@Component
class EndedParcels {

    private final Cases cases;
    private final Replacements replacements;
    private final ApplicationEventPublisher publisher;

    EndedParcels(Cases cases, Replacements replacements, ApplicationEventPublisher publisher) {
        this.cases = cases;
        this.replacements = replacements;
        this.publisher = publisher;
    }

    @EventListener
    void on(ParcelEnded ended) {
        var waiting = replacements.waitingFor(ended.orderId());
        if (waiting.isPresent()) {
            publisher.publishEvent(new ReplacementEnded(waiting.get()));
            return;
        }
        var problem = switch (ended.end()) {
            case RETURNED -> CaseProblem.RETURNED;
            case LOST -> CaseProblem.LOST;
        };
        cases.openFor(ended.orderId(), ended.supplierOrderId(), "parcel-" + ended.parcelId(), problem);
    }
}
