package io.daifa.process.change;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the suppliers and the customer what came of the change. */
@Component
class TellChangeOutcome implements JavaDelegate {

    private final OrderChanges changes;

    TellChangeOutcome(OrderChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.tellOutcome(ChangeId.of(execution.getProcessBusinessKey()));
    }
}
