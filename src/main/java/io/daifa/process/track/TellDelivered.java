package io.daifa.process.track;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.tracking.Tracks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the goods have arrived. */
@Component
class TellDelivered implements JavaDelegate {

    private final Tracks tracks;

    TellDelivered(Tracks tracks) {
        this.tracks = tracks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tracks.tellDelivered(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
