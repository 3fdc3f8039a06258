package io.daifa.process;

import io.daifa.kernel.Waiting;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the engine's tables what instances wait for: one statement for a whole page, where the engine's own queries need several an instance. */
@Component
class InstanceWaits implements Waiting {

    private final JdbcClient jdbc;
    private final RepositoryService repository;

    InstanceWaits(JdbcClient jdbc, RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    private record Row(
            String businessKey,
            String element,
            String definition,
            @Nullable String taskId,
            @Nullable String candidateGroup,
            @Nullable String assignee,
            @Nullable Instant due) {}

    @Override
    public List<Wait> of(Collection<UUID> businessKeys) {
        if (businessKeys.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select i.business_key_ as business_key, e.act_id_ as element, e.proc_def_id_ as definition,
                               t.id_ as task_id, g.group_id_ as candidate_group, t.assignee_ as assignee, t.due_date_ as due
                        from public.act_ru_execution i
                        join public.act_ru_execution e on e.proc_inst_id_ = i.id_
                        left join public.act_ru_task t on t.execution_id_ = e.id_
                        left join public.act_ru_identitylink g on g.task_id_ = t.id_ and g.type_ = 'candidate'
                        where i.business_key_ in (:keys) and e.act_id_ is not null and e.is_active_
                        order by t.create_time_, e.id_
                        """)
                .param("keys", businessKeys.stream().map(UUID::toString).toList())
                .query((row, number) -> new Row(
                        row.getString("business_key"),
                        row.getString("element"),
                        row.getString("definition"),
                        row.getString("task_id"),
                        row.getString("candidate_group"),
                        row.getString("assignee"),
                        row.getTimestamp("due") == null
                                ? null
                                : row.getTimestamp("due").toInstant()))
                .list()
                .stream()
                .map(this::wait)
                .toList();
    }

    private Wait wait(Row row) {
        return new Wait(
                UUID.fromString(row.businessKey()),
                row.element(),
                name(row),
                row.taskId(),
                row.candidateGroup(),
                row.assignee(),
                row.due());
    }

    private String name(Row row) {
        var element = repository.getBpmnModelInstance(row.definition()).getModelElementById(row.element());
        return element instanceof FlowElement flowElement && flowElement.getName() != null
                ? flowElement.getName()
                : row.element();
    }
}
