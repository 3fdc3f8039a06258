package io.daifa.process.change;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out how far the order is, and what can still be changed. */
@Component
class AssessChange implements JavaDelegate {

    private final OrderChanges changes;

    AssessChange(OrderChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.assess(ChangeId.of(execution.getProcessBusinessKey()));
    }
}
