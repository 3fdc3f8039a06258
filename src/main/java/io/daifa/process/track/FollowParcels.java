package io.daifa.process.track;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.tracking.Tracks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Follows the parcels just registered; what carriers told of them before counts. */
@Component
class FollowParcels implements JavaDelegate {

    private final Tracks tracks;

    FollowParcels(Tracks tracks) {
        this.tracks = tracks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tracks.follow(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
