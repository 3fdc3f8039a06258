package io.daifa.process;

import io.daifa.engine.Caller;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The engine's tasks: read by {@link TaskTable}, taken and completed by {@link TakenTasks}. */
@Component
class EngineTasks implements OpenTasks {

    private static final Logger LOG = LoggerFactory.getLogger(EngineTasks.class);
    private static final int TRIED = 20;

    private final TaskTable table;
    private final TakenTasks taken;
    private final Caller caller;

    EngineTasks(TaskTable table, TakenTasks taken, Caller caller) {
        this.table = table;
        this.taken = taken;
        this.caller = caller;
    }

    @Override
    public List<OpenTask> list(Viewer viewer, Filter filter, Sort sort, int offset, int limit) {
        return table.list(viewer, filter, sort, offset, limit);
    }

    @Override
    public int count(Viewer viewer, Filter filter) {
        return table.count(viewer, filter);
    }

    @Override
    public Counts counts(Viewer viewer, Filter filter) {
        return table.counts(viewer, filter);
    }

    @Override
    public List<OpenTask> find(Viewer viewer, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : table.find(viewer, ids);
    }

    @Override
    public Viewer viewer(String user) {
        var groups = caller.groupsOf(user);
        return new Viewer(user, groups, caller.seesAllTasks(groups));
    }

    @Override
    public void claim(String id, String user) throws Refusal {
        take(id, user);
    }

    private boolean take(String id, String user) throws Refusal {
        try {
            return Conflicts.retried(() -> taken.take(id, user));
        } catch (Refused refused) {
            throw new Refusal(refused.problems());
        }
    }

    @Override
    public Optional<String> claimNext(Viewer viewer, Filter filter) {
        var free = new Filter(
                filter.group(),
                filter.element(),
                filter.problem(),
                filter.supplier(),
                filter.shop(),
                filter.due(),
                filter.today(),
                filter.urgent(),
                Holder.UNCLAIMED,
                filter.words());
        for (var task : table.list(viewer, free, Sort.PRESSING, 0, TRIED)) {
            try {
                if (take(task.id(), viewer.user())) {
                    return Optional.of(task.id());
                }
            } catch (Refusal | ConcurrencyFailureException e) {
                LOG.debug("Task {} was taken by somebody faster; the next one is as good", task.id());
            }
        }
        return Optional.empty();
    }

    @Override
    public void complete(String id, Map<String, ? extends @Nullable Object> answers, String user) {
        taken.complete(id, answers, user);
    }
}
