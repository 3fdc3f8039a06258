package io.daifa.process.change;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the suppliers' time to answer about a change is over. */
@Component
public class ChangeAnswerOverdue {

    private final OrderChanges changes;

    ChangeAnswerOverdue(OrderChanges changes) {
        this.changes = changes;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(changes.answerDue(ChangeId.of(execution.getProcessBusinessKey())));
    }
}
