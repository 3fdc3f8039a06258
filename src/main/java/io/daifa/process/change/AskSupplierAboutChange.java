package io.daifa.process.change;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the suppliers that have the goods in hand whether they can still change it. */
@Component
class AskSupplierAboutChange implements JavaDelegate {

    private final OrderChanges changes;

    AskSupplierAboutChange(OrderChanges changes) {
        this.changes = changes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.ask(ChangeId.of(execution.getProcessBusinessKey()));
    }
}
