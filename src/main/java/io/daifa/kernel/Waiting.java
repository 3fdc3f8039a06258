package io.daifa.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What instances wait for: the process answers. */
public interface Waiting {

    /** What the instances with these business keys (supplier orders, after-sales cases) wait for, oldest first. */
    List<Wait> of(Collection<UUID> businessKeys);

    /**
     * One wait: the element's id in the diagram and its name in the task language, and, where a person is awaited, the task's id,
     * group, assignee and due date.
     */
    record Wait(
            UUID businessKey,
            String element,
            String name,
            @Nullable String taskId,
            @Nullable String group,
            @Nullable String assignee,
            @Nullable Instant due) {}
}
