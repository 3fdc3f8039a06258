package io.daifa.process.track;

import io.daifa.process.StaffTask;
import io.daifa.shipment.ParcelId;
import io.daifa.tracking.Tracks;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the parcel's trouble still stands and nobody has seen to it. */
@Component
public class TroubleStands {

    private final Tracks tracks;

    TroubleStands(Tracks tracks) {
        this.tracks = tracks;
    }

    /** The answers. */
    public enum Answer {
        YES,
        NO
    }

    /** The answer as it stands. */
    public Answer of(DelegateExecution execution) {
        var parcel = UUID.fromString((String) execution.getVariable(StaffTask.PARCEL));
        return tracks.troubleStands(ParcelId.of(parcel)) ? Answer.YES : Answer.NO;
    }
}
