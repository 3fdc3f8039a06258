package io.daifa.process;

import io.daifa.engine.Caller;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes and completes tasks by the engine itself, for a person and with the person's rights. A repository, so that who was slower is told in Spring's
 * words and can try again.
 */
@Repository
class TakenTasks {

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final Caller caller;

    TakenTasks(JdbcClient jdbc, TaskService tasks, Caller caller) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.caller = caller;
    }

    /** The user takes the task; false where the user has it already. Refuses one that is gone or somebody else's. */
    @Transactional
    boolean take(String id, String user) {
        // Who comes second, be it by a second click, waits here and then sees who was first.
        jdbc.sql("select id_ from public.act_ru_task where id_ = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
        var task = open(id);
        if (task.getAssignee() == null) {
            allowed(user, () -> tasks.claim(id, user));
            return true;
        }
        if (!task.getAssignee().equals(user)) {
            throw new Refused(Refusal.conflict("task-claimed", task.getAssignee()));
        }
        return false;
    }

    /** Completes the task with these answers, by which the user has it. Refuses as {@link #take} does. */
    @Transactional
    void complete(String id, Map<String, ? extends @Nullable Object> answers, String user) {
        var holder = open(id).getAssignee();
        if (holder != null && !holder.equals(user)) {
            throw new Refused(Refusal.conflict("task-claimed", holder));
        }
        allowed(user, () -> tasks.complete(id, new HashMap<String, Object>(answers)));
    }

    private Task open(String id) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            throw new Refused(Refusal.because("task-is-gone"));
        }
        return task;
    }

    /** The engine asks whether this person may. */
    private void allowed(String user, Runnable work) {
        try {
            caller.as(user, work);
        } catch (AuthorizationException e) {
            throw new Refused(Refusal.because("task-not-yours"));
        }
    }
}
