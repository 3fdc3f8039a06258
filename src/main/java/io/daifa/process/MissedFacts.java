package io.daifa.process;

import io.daifa.kernel.StuckInstances.Kind;
import java.lang.reflect.InvocationTargetException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;

/**
 * Finds instances that wait for a message although the fact is there, by asking the gateway that follows the wait, and tells them. What is about to
 * move by itself, because a job of its instance is due, is left alone.
 */
@Component
class MissedFacts {

    private static final Logger LOG = LoggerFactory.getLogger(MissedFacts.class);

    /** Waits that no gateway follows, and whether the fact is there. */
    private static final Map<String, String> WITHOUT_GATEWAY = Map.of(
            "Event_SupplierOrderCancelled",
            "select count(*) from daifa.supplier_order where id = cast(:id as uuid) and state = 'CANCELLED'",
            "Receive_ChangeAnswer",
            """
            select count(*) from daifa.order_change c
            where c.id = cast(:id as uuid)
              and not exists (select 1 from daifa.change_question q where q.change_id = c.id and q.answered_at is null)
            """);

    private static final String WAITS = """
            select s.id_ as id, s.event_name_ as message, s.activity_id_ as element, s.proc_inst_id_ as instance,
                   i.business_key_ as business_key, i.proc_def_id_ as definition, s.created_ as since
            from public.act_ru_event_subscr s
            join public.act_ru_execution i on i.id_ = s.proc_inst_id_
            where s.event_type_ = 'message' and i.business_key_ is not null
              and not exists (
                  select 1 from public.act_ru_job j
                  where j.process_instance_id_ = i.id_ and (j.duedate_ is null or j.duedate_ <= :now or j.retries_ = 0))
            """;

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final Questions questions;
    private final BeanFactory beans;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MissedFacts(
            JdbcClient jdbc,
            RuntimeService runtime,
            Questions questions,
            BeanFactory beans,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.questions = questions;
        this.beans = beans;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A wait for a message. */
    record MessageWait(
            String id,
            String message,
            String element,
            String instance,
            String businessKey,
            String definition,
            java.time.@Nullable Instant since) {}

    /** Waits after that one, by id, at most so many. */
    List<MessageWait> after(String id, int most) {
        return query(WAITS + " and s.id_ > :after order by s.id_ limit :most")
                .param("after", id)
                .param("most", most)
                .query(MissedFacts::read)
                .list();
    }

    /** The waits of these instances. */
    List<MessageWait> among(Collection<String> businessKeys) {
        return businessKeys.isEmpty()
                ? List.of()
                : query(WAITS + " and i.business_key_ in (:keys)")
                        .param("keys", businessKeys)
                        .query(MissedFacts::read)
                        .list();
    }

    /** In which way the wait is wrong; empty where it is right. */
    Optional<Kind> judge(MessageWait wait) {
        // Without the lock first: nearly all are right, and locks would be in the way of those who work. In a
        // transaction all the same, as the
        // engine asks gateways.
        return transaction.execute(status -> judgedOnce(wait)).isEmpty()
                ? Optional.empty()
                : transaction.execute(status -> judgedLocked(wait));
    }

    /** Tells the instance what it has missed, if that is still so. */
    boolean tell(MessageWait wait) {
        return transaction.execute(status -> {
            if (judgedLocked(wait).filter(Kind.NOT_TOLD::equals).isEmpty()) {
                return false;
            }
            LOG.warn("{} {} was not told {}: telling it now", wait.element(), wait.businessKey(), wait.message());
            runtime.createMessageCorrelation(wait.message())
                    .processInstanceId(wait.instance())
                    .correlateAllWithResult();
            return true;
        });
    }

    private Optional<Kind> judgedLocked(MessageWait wait) {
        questions.of(wait.definition(), wait.element()).ifPresent(question -> lock(question, wait));
        return stands(wait) ? judgedOnce(wait) : Optional.empty();
    }

    private Optional<Kind> judgedOnce(MessageWait wait) {
        var fact = WITHOUT_GATEWAY.get(wait.element());
        if (fact != null) {
            var isThere = jdbc.sql(fact)
                            .param("id", wait.businessKey())
                            .query(Integer.class)
                            .single()
                    > 0;
            return isThere ? Optional.of(Kind.NOT_TOLD) : Optional.empty();
        }
        var question = questions.of(wait.definition(), wait.element());
        if (question.isEmpty()) {
            return Optional.empty();
        }
        var answer = answer(question.get(), wait);
        if (answer.isEmpty()) {
            return Optional.of(Kind.CONTRADICTED);
        }
        return question.get().waiting().contains(answer.get()) ? Optional.empty() : Optional.of(Kind.NOT_TOLD);
    }

    private void lock(Question question, MessageWait wait) {
        for (var lock : question.locks()) {
            try {
                beans.getBean(lock, ExecutionListener.class).notify(StandIn.of(wait.businessKey(), wait.definition()));
            } catch (Exception e) {
                throw new IllegalStateException(lock + " cannot lock " + wait.businessKey(), e);
            }
        }
    }

    /** The gateway's answer; empty where it has none to these facts. */
    private Optional<String> answer(Question question, MessageWait wait) {
        var gateway = beans.getBean(question.gateway());
        var ask = ReflectionUtils.findMethod(
                gateway.getClass(), "of", org.camunda.bpm.engine.delegate.DelegateExecution.class);
        if (ask == null) {
            throw new IllegalStateException(question.gateway() + " answers nothing");
        }
        try {
            return Optional.of(
                    ((Enum<?>) ask.invoke(gateway, StandIn.of(wait.businessKey(), wait.definition()))).name());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalStateException) {
                return Optional.empty();
            }
            throw new IllegalStateException(question.gateway() + " cannot be asked", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(question.gateway() + " cannot be asked", e);
        }
    }

    private boolean stands(MessageWait wait) {
        return query(WAITS + " and s.id_ = :id")
                .param("id", wait.id())
                .query(MissedFacts::read)
                .optional()
                .isPresent();
    }

    private JdbcClient.StatementSpec query(String sql) {
        return jdbc.sql(sql).param("now", Timestamp.from(clock.instant()));
    }

    private static MessageWait read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var since = row.getTimestamp("since");
        return new MessageWait(
                row.getString("id"),
                row.getString("message"),
                row.getString("element"),
                row.getString("instance"),
                row.getString("business_key"),
                row.getString("definition"),
                since == null ? null : since.toInstant());
    }
}
