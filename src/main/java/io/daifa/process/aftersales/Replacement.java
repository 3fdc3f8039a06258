package io.daifa.process.aftersales;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Replacements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the replacement has come to its end. */
@Component
public class Replacement {

    private final Replacements replacements;

    Replacement(Replacements replacements) {
        this.replacements = replacements;
    }

    /** The answers. */
    public enum Answer {
        WAITING,
        ENDED
    }

    /** The answer. */
    public Answer of(DelegateExecution execution) {
        return replacements.standing(CaseId.of(execution.getProcessBusinessKey())) == Replacements.Standing.WAITING
                ? Answer.WAITING
                : Answer.ENDED;
    }
}
