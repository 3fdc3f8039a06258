package io.daifa.process.change;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Which way a change goes after it was assessed. */
@Component
public class ChangeWay {

    private final OrderChanges changes;

    ChangeWay(OrderChanges changes) {
        this.changes = changes;
    }

    /** The way that was found in this transaction. */
    public OrderChange.Way of(DelegateExecution execution) {
        return changes.way(ChangeId.of(execution.getProcessBusinessKey()));
    }
}
