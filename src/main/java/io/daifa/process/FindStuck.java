package io.daifa.process;

import io.daifa.kernel.StuckInstances;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what is stuck: by the engine's tables alone, by comparing them with ours, and by asking the gateways. */
@Component
class FindStuck implements StuckInstances {

    private static final Logger LOG = LoggerFactory.getLogger(FindStuck.class);
    private static final int WAITS_AT_ONCE = 2000;

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final MissedFacts facts;

    FindStuck(JdbcClient jdbc, RepositoryService repository, MissedFacts facts) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.facts = facts;
    }

    /** What has an instance as long as it is open: its process, its table, and which of its rows are open. */
    private record Owner(String process, String table, String open) {}

    private static final List<Owner> OWNERS = List.of(
            new Owner("dropship-order", "daifa.supplier_order", "r.state not in ('CLOSED', 'CANCELLED')"),
            new Owner("after-sales", "daifa.after_sales_case", "r.closed_at is null"),
            new Owner("order-change", "daifa.order_change", "r.settled_at is null"),
            new Owner("refund", "daifa.refund", "r.state in ('DUE', 'FAILED')"));

    @Override
    public Found all(int most) {
        var stuck = inTables(null, most);
        var waits = facts.after("", WAITS_AT_ONCE);
        missed(waits).stream().limit(most).forEach(stuck::add);
        return new Found(List.copyOf(stuck), waits.size(), waits.size() < WAITS_AT_ONCE);
    }

    @Override
    public List<Stuck> among(Collection<UUID> businessKeys) {
        if (businessKeys.isEmpty()) {
            return List.of();
        }
        var keys = businessKeys.stream().map(UUID::toString).toList();
        var stuck = inTables(keys, Integer.MAX_VALUE);
        stuck.addAll(missed(facts.among(keys)));
        return List.copyOf(stuck);
    }

    private List<Stuck> inTables(@Nullable List<String> keys, int most) {
        var stuck = new ArrayList<Stuck>();
        stuck.addAll(failed(keys, most));
        stuck.addAll(waitingForNothing(keys, most));
        for (var owner : OWNERS) {
            // A diagram that is not deployed owes nobody an instance.
            if (repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(owner.process())
                            .count()
                    > 0) {
                stuck.addAll(withoutInstance(owner, keys, most));
                stuck.addAll(withoutOwner(owner, keys, most));
            }
        }
        return stuck;
    }

    private List<Stuck> missed(List<MissedFacts.MessageWait> waits) {
        var stuck = new ArrayList<Stuck>();
        for (var wait : waits) {
            judged(wait)
                    .ifPresent(kind -> stuck.add(new Stuck(
                            kind,
                            wait.definition().split(":", 2)[0],
                            uuid(wait.businessKey()),
                            wait.instance(),
                            wait.element(),
                            wait.message(),
                            wait.since())));
        }
        return stuck;
    }

    /** A gateway that fails over the facts, as over a row that is gone, is a contradiction too. */
    private Optional<Kind> judged(MissedFacts.MessageWait wait) {
        try {
            return facts.judge(wait);
        } catch (RuntimeException e) {
            LOG.warn("Cannot compare {} of {} with the facts", wait.element(), wait.businessKey(), e);
            return Optional.of(Kind.CONTRADICTED);
        }
    }

    /** A job without retries is told by its incident; where that was taken away, by itself. */
    private List<Stuck> failed(@Nullable List<String> keys, int most) {
        return query("""
                        select case when n.id_ is null then 'NO_RETRIES' else 'INCIDENT' end as kind, i.proc_def_id_ as definition,
                               i.business_key_, i.id_ as instance,
                               coalesce(n.activity_id_, d.act_id_) as element,
                               coalesce(n.incident_msg_, j.exception_msg_) as detail, n.incident_timestamp_ as since
                        from public.act_ru_job j
                        join public.act_ru_execution i on i.id_ = j.process_instance_id_
                        left join public.act_ru_jobdef d on d.id_ = j.job_def_id_
                        left join public.act_ru_incident n on n.configuration_ = j.id_
                        where j.retries_ = 0
                        """, keys, most);
    }

    private List<Stuck> waitingForNothing(@Nullable List<String> keys, int most) {
        return query("""
                        select 'WAITS_FOR_NOTHING' as kind, i.proc_def_id_ as definition, i.business_key_,
                               i.id_ as instance, e.act_id_ as element, null as detail, null::timestamp as since
                        from public.act_ru_execution e
                        join public.act_ru_execution i on i.id_ = e.proc_inst_id_
                        where e.is_active_ and e.act_id_ is not null
                          and not exists (select 1 from public.act_ru_task t where t.execution_id_ = e.id_)
                          and not exists (select 1 from public.act_ru_job j where j.execution_id_ = e.id_)
                          and not exists (
                              select 1 from public.act_ru_event_subscr s
                              where s.execution_id_ = e.id_ and (e.id_ <> i.id_ or s.activity_id_ = e.act_id_))
                        """, keys, most);
    }

    private List<Stuck> withoutInstance(Owner owner, @Nullable List<String> keys, int most) {
        return query("""
                        select 'NO_INSTANCE' as kind, '%s' as definition, i.business_key_, i.id_ as instance, null as element,
                               i.state as detail, null::timestamp as since
                        from (select r.id::text as business_key_, r.state, null as id_ from %s r where %s) i
                        where not exists (
                            select 1 from public.act_ru_execution e where e.business_key_ = i.business_key_)
                        """.formatted(owner.process(), owner.table(), owner.open()), keys, most);
    }

    private List<Stuck> withoutOwner(Owner owner, @Nullable List<String> keys, int most) {
        return query("""
                        select 'NOTHING_TO_DO' as kind, i.proc_def_id_ as definition, i.business_key_,
                               i.id_ as instance, null as element, null as detail, null::timestamp as since
                        from public.act_ru_execution i
                        join public.act_re_procdef d on d.id_ = i.proc_def_id_ and d.key_ = '%s'
                        where i.parent_id_ is null
                          and not exists (select 1 from public.act_ru_job j where j.process_instance_id_ = i.id_)
                          and not exists (select 1 from %s r where r.id::text = i.business_key_ and %s)
                        """.formatted(owner.process(), owner.table(), owner.open()), keys, most);
    }

    private List<Stuck> query(String sql, @Nullable List<String> keys, int most) {
        var statement = jdbc.sql(sql + (keys == null ? "" : " and i.business_key_ in (:keys)") + " limit :most")
                .param("most", most);
        if (keys != null) {
            statement = statement.param("keys", keys);
        }
        return statement.query(FindStuck::stuck).list();
    }

    private static Stuck stuck(ResultSet row, int number) throws SQLException {
        var since = row.getTimestamp("since");
        return new Stuck(
                Kind.valueOf(row.getString("kind")),
                row.getString("definition").split(":", 2)[0],
                uuid(row.getString("business_key_")),
                row.getString("instance"),
                row.getString("element"),
                row.getString("detail"),
                since == null ? null : since.toInstant());
    }

    private static @Nullable UUID uuid(@Nullable String businessKey) {
        try {
            return businessKey == null ? null : UUID.fromString(businessKey);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
