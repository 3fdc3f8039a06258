package io.daifa.process.track;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.tracking.Tracks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether parcels are on their way still, and whether one at least arrived. */
@Component
public class Settlement {

    private final Tracks tracks;

    Settlement(Tracks tracks) {
        this.tracks = tracks;
    }

    /** How the parcels stand. */
    public Tracks.Settlement of(DelegateExecution execution) {
        return tracks.settlement(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
