package io.daifa.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/**
 * The history level {@code slim}: process instances, tasks and incidents, which Cockpit and Tasklist show; no activities and no
 * variables. The journal tells an order's story. A database cannot change its level later.
 */
final class SlimHistory extends AbstractHistoryLevel {

    @Override
    public int getId() {
        return 42;
    }

    @Override
    public String getName() {
        return "slim";
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
        return switch (eventType.getEntityType()) {
            case "process-instance", "process-instance-update", "task-instance", "incident" -> true;
            default -> false;
        };
    }
}
