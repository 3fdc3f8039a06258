package io.daifa.process.change;

import io.daifa.change.ChangeAnswered;
import io.daifa.change.ChangeRequested;
import io.daifa.process.Instances;
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
}
