package io.daifa.process.change;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does what is granted without a person. */
@Component
class ApplyChange implements JavaDelegate {

    private final OrderChanges changes;

    ApplyChange(OrderChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.apply(ChangeId.of(execution.getProcessBusinessKey()));
    }
}
