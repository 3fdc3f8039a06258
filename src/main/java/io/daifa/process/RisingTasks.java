package io.daifa.process;

import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets tasks press more as time passes: those that are overdue, and the chases, which rise from the first. Nothing is decided here: on several
 * nodes at once the same comes out.
 */
@Component
class RisingTasks {

    private static final Logger LOG = LoggerFactory.getLogger(RisingTasks.class);
    private static final int MOST = 2000;
    private static final int HIGHEST_BY_TIME = 94;

    private final TaskService tasks;
    private final FreshTasks fresh;
    private final Clock clock;

    RisingTasks(TaskService tasks, FreshTasks fresh, Clock clock) {
        this.tasks = tasks;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** Looks at them once. */
    @Scheduled(
            initialDelayString = "${daifa.duty.rise-every:PT15M}",
            fixedDelayString = "${daifa.duty.rise-every:PT15M}")
    public void sweep() {
        var seen = new HashSet<String>();
        rise(lower().taskDefinitionKey("Task_ChaseShipment"), seen);
        rise(lower().dueBefore(Date.from(clock.instant())), seen);
    }

    private TaskQuery lower() {
        return tasks.createTaskQuery().taskMaxPriority(HIGHEST_BY_TIME);
    }

    private void rise(TaskQuery query, Set<String> seen) {
        List<Task> found = query.orderByTaskPriority().desc().listPage(0, MOST);
        for (var task : found) {
            if (seen.add(task.getId())) {
                try {
                    fresh.raise(task);
                } catch (RuntimeException e) {
                    // Somebody completes it at this moment, as a rule; the next sweep looks again.
                    LOG.debug("task {} could not be raised", task.getId(), e);
                }
            }
        }
    }
}
