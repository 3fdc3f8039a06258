package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Replacements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps how the replacement ended. */
@Component
class EndReplacement implements JavaDelegate {

    private final Replacements replacements;

    EndReplacement(Replacements replacements) {
        this.replacements = replacements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        replacements.end(CaseId.of(execution.getProcessBusinessKey()));
    }
}
