package io.daifa.engine;

import io.daifa.kernel.Decisions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.stereotype.Component;

/** Decides by the latest version of a decision table. */
@Component
class TableDecisions implements Decisions {

    private final DecisionService decisions;

    TableDecisions(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Map<String, Object>> ask(String table, Map<String, Object> facts) {
        try {
            return decisions
                    .evaluateDecisionTableByKey(table)
                    .variables(facts)
                    .evaluate()
                    .getResultList();
        } catch (NotFoundException e) {
            throw new IllegalStateException("there is no decision table " + table, e);
        }
    }
}
