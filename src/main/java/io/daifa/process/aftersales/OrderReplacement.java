package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Replacements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Places the order that sends goods again. */
@Component
class OrderReplacement implements JavaDelegate {

    private final Replacements replacements;

    OrderReplacement(Replacements replacements) {
        this.replacements = replacements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        replacements.place(CaseId.of(execution.getProcessBusinessKey()));
    }
}
