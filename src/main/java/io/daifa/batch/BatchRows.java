package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Item;
import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.Progress;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.Batch.State;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.Problem;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code batch} and {@code batch_order}. */
@Repository
class BatchRows {

    private static final String SELECT = """
            select b.*,
                   p.planned, p.done, p.left_behind, p.failed, p.to_release, p.released, p.later
            from daifa.batch b
            cross join lateral (
                select count(*) filter (where state = 'PLANNED') as planned, count(*) filter (where state = 'DONE') as done,
                       count(*) filter (where state = 'LEFT') as left_behind, count(*) filter (where state = 'FAILED') as failed,
                       count(*) filter (where state = 'TO_RELEASE') as to_release,
                       count(*) filter (where state = 'RELEASED') as released, count(*) filter (where later) as later
                from daifa.batch_order where batch_id = b.id) p
            """;

    /** Without counting the orders, which takes a while where there are many. */
    private static final String UNCOUNTED = """
            select b.*, 0 as planned, 0 as done, 0 as left_behind, 0 as failed, 0 as to_release, 0 as released, 0 as later
            from daifa.batch b
            """;

    private static final String KEY = "#";
    private static final String ITEM = " where batch_id = :batch and order_id = :order and task_id = :task";

    private final JdbcClient jdbc;
    private final Clock clock;

    BatchRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Work on one order of a batch. */
    record Work(UUID batchId, Item item) {}

    /** A task that a person has chosen, and the reference of the payment where it is about one. */
    record Chosen(OpenTask task, @Nullable String reference) {}

    /** What is to be done, why and how. */
    record Wish(
            Action action,
            @Nullable Cause cause,
            String note,
            @Nullable Instant until,
            @Nullable UUID target,
            boolean forced) {}

    /** False where there is a batch with that id already. */
    boolean insert(UUID id, Wish wish, String by) {
        var cause = wish.cause();
        return jdbc.sql("""
                        insert into daifa.batch (id, action, cause, sku, supplier_id, region, note, until, target, forced, state,
                            started_at, started_by)
                        values (:id, :action, :cause, :sku, :supplier, :region, :note, :until, :target, :forced, 'RUNNING', :now, :by)
                        on conflict (id) do nothing
                        """)
                        .param("id", id)
                        .param("action", wish.action().name())
                        .param("cause", cause == null ? null : cause.kind().name())
                        .param("sku", cause == null ? null : cause.sku())
                        .param("supplier", cause == null ? null : cause.supplierId())
                        .param("region", cause == null ? null : cause.region())
                        .param("note", wish.note())
                        .param(
                                "until",
                                wish.until() == null ? null : wish.until().atOffset(ZoneOffset.UTC))
                        .param("target", wish.target())
                        .param("forced", wish.forced())
                        .param("now", now())
                        .param("by", by)
                        .update()
                > 0;
    }

    /** Plans the orders behind these tasks. */
    void planTasks(UUID batch, Collection<Chosen> chosen) {
        jdbc.sql("""
                        insert into daifa.batch_order (batch_id, order_id, task_id, element, supplier_order_id, reference, state)
                        select :batch, o, t, e, s, r, 'PLANNED'
                        from unnest(cast(:orders as uuid[]), cast(:tasks as text[]), cast(:elements as text[]),
                            cast(:supplierOrders as uuid[]), cast(:references as text[])) as c (o, t, e, s, r)
                        on conflict do nothing
                        """)
                .param("batch", batch)
                .param("orders", texts(chosen, one -> one.task().orderId().toString()))
                .param("tasks", texts(chosen, one -> one.task().id()))
                .param("elements", texts(chosen, one -> one.task().element()))
                .param(
                        "supplierOrders",
                        texts(
                                chosen,
                                one -> one.task().supplierOrderId() == null
                                        ? null
                                        : one.task().supplierOrderId().toString()))
                .param("references", texts(chosen, Chosen::reference))
                .update();
    }

    private static @Nullable String[] texts(Collection<Chosen> chosen, Function<Chosen, @Nullable String> of) {
        return chosen.stream().map(of).toArray(String[]::new);
    }

    /** How many of these orders are new to the batch. */
    int plan(UUID batch, Collection<OrderId> orders) {
        return jdbc.sql("""
                        insert into daifa.batch_order (batch_id, order_id, state)
                        select :batch, id, 'PLANNED' from unnest(cast(:orders as uuid[])) as o (id)
                        on conflict do nothing
                        """)
                .param("batch", batch)
                .param("orders", orders.stream().map(OrderId::toString).toArray(String[]::new))
                .update();
    }

    /** An order that came in later, or that was left or given up, and is held already; false where the batch has it. */
    boolean addLater(UUID batch, OrderId order) {
        var isNew = jdbc.sql("""
                        insert into daifa.batch_order (batch_id, order_id, state, later, tried_at)
                        values (:batch, :order, 'DONE', true, :now)
                        on conflict do nothing
                        """)
                        .param("batch", batch)
                        .param("order", order.value())
                        .param("now", now())
                        .update()
                > 0;
        // "On conflict do update" would wait for a row that another node works, and that node for our order.
        return isNew
                || jdbc.sql("""
                                update daifa.batch_order
                                set state = 'DONE', reason = null, later = true, attempts = 0, tried_at = :now
                                where batch_id = :batch and order_id = :order and task_id = '' and state in ('LEFT', 'FAILED')
                                """)
                                .param("batch", batch)
                                .param("order", order.value())
                                .param("now", now())
                                .update()
                        > 0;
    }

    /** Holds for a cause that stand or are being set up; they cannot begin to be released before the transaction ends. */
    List<Batch> standing() {
        return jdbc.sql(
                        UNCOUNTED
                                + "where b.state in ('RUNNING', 'STANDING') and b.action = 'HOLD' and b.cause is not null order by b.id for share")
                .query((row, number) -> batch(row))
                .list();
    }

    /** The batch, with its progress untold. */
    Batch uncounted(UUID id) {
        return jdbc.sql(UNCOUNTED + "where b.id = :id")
                .param("id", id)
                .query((row, number) -> batch(row))
                .single();
    }

    /** The batch, locked, with its progress untold. */
    Optional<Batch> locked(UUID id) {
        return jdbc.sql(UNCOUNTED + "where b.id = :id for update")
                .param("id", id)
                .query((row, number) -> batch(row))
                .optional();
    }

    /** The next order to work that was not tried since then; another node passes it by until the transaction ends. */
    Optional<Work> next(Instant notSince) {
        return jdbc.sql("""
                        select * from daifa.batch_order
                        where state in ('PLANNED', 'TO_RELEASE') and (tried_at is null or tried_at < :since)
                        order by batch_id, order_id, task_id limit 1
                        for update skip locked
                        """)
                .param("since", notSince.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Work(row.getObject("batch_id", UUID.class), item(row)))
                .optional();
    }

    void worked(Work work, Part part, @Nullable Reason reason) {
        jdbc.sql("""
                        update daifa.batch_order
                        set state = :state, reason = :reason, problem = null, arguments = null, tried_at = :now
                        """ + ITEM)
                .param("state", part.name())
                .param("reason", reason == null ? null : reason.name())
                .param("now", now())
                .params(key(work))
                .update();
    }

    /** What was refused, in a transaction that is rolled back by now; unless another node has done it since. */
    void refused(Work work, Part part, Problem problem) {
        jdbc.sql("""
                        update daifa.batch_order
                        set state = :state, reason = 'REFUSED', problem = :problem, arguments = :arguments, tried_at = :now
                        """ + ITEM + " and state = :before")
                .param("state", part.name())
                .param("problem", problem.code())
                .param(
                        "arguments",
                        problem.arguments().stream().map(BatchRows::kept).toArray(String[]::new))
                .param("now", now())
                .param("before", work.item().part().name())
                .params(key(work))
                .update();
    }

    /** Keeps who had it before and who has it now. */
    void given(Work work, @Nullable UUID before, UUID after) {
        jdbc.sql("update daifa.batch_order set supplier_before = :supplierBefore, supplier_after = :after " + ITEM)
                .param("supplierBefore", before)
                .param("after", after)
                .params(key(work))
                .update();
    }

    private static Map<String, Object> key(Work work) {
        return Map.of(
                "batch",
                work.batchId(),
                "order",
                work.item().orderId().value(),
                "task",
                work.item().taskId());
    }

    /** Counts a try that failed; after so many the order is given up. */
    void failed(Work work, int most) {
        jdbc.sql("""
                        update daifa.batch_order
                        set attempts = attempts + 1, tried_at = :now,
                            state = case when attempts + 1 >= :most then 'FAILED' else state end,
                            reason = case when attempts + 1 >= :most then 'ERROR' else reason end
                        """ + ITEM)
                .param("now", now())
                .param("most", most)
                .params(key(work))
                .update();
    }

    /** Batches all of whose orders are worked, in that state; locked, and left out where another node has them. */
    List<Batch> workedOff(State state) {
        return jdbc.sql(UNCOUNTED + """
                        where b.state = :state
                          and not exists (
                            select 1 from daifa.batch_order o where o.batch_id = b.id and o.state in ('PLANNED', 'TO_RELEASE'))
                        for update skip locked
                        """)
                .param("state", state.name())
                .query((row, number) -> batch(row))
                .list();
    }

    void become(UUID id, State state) {
        jdbc.sql("update daifa.batch set state = :state, worked_at = :now where id = :id")
                .param("state", state.name())
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Begins the release; false where it has begun before, or there is nothing to release. */
    boolean release(UUID id, String by) {
        // First the batch, so that no order is added any more; then its orders as they stand.
        var begun = jdbc.sql("""
                        update daifa.batch set state = 'RELEASING', released_at = :now, released_by = :by
                        where id = :id and state in ('RUNNING', 'STANDING', 'FINISHED') and action in ('HOLD', 'CONFIRM', 'ASSIGN')
                        """)
                        .param("now", now())
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
        if (begun) {
            jdbc.sql("""
                            update daifa.batch_order
                            set state = case when state = 'PLANNED' then 'LEFT' else 'TO_RELEASE' end,
                                reason = case when state = 'PLANNED' then 'RELEASED_BEFORE' end, attempts = 0, tried_at = null
                            where batch_id = :id and state in ('PLANNED', 'DONE')
                            """).param("id", id).update();
        }
        return begun;
    }

    /** Lets what failed be tried again, and of chosen tasks what was left behind. */
    int again(UUID id, Part as) {
        return jdbc.sql("""
                        update daifa.batch_order
                        set state = :as, reason = null, problem = null, arguments = null, attempts = 0, tried_at = null
                        where batch_id = :id and (state = 'FAILED' or (state = 'LEFT' and task_id <> '' and :as = 'PLANNED'))
                        """).param("id", id).param("as", as.name()).update();
    }

    Optional<Batch> find(UUID id) {
        return jdbc.sql(SELECT + "where b.id = :id")
                .param("id", id)
                .query((row, number) -> batch(row))
                .optional();
    }

    List<Batch> latest(int most) {
        return jdbc.sql(SELECT + "order by b.started_at desc, b.id limit :most")
                .param("most", most)
                .query((row, number) -> batch(row))
                .list();
    }

    List<Item> items(UUID id, int most) {
        return jdbc.sql("""
                        select * from daifa.batch_order where batch_id = :id
                        order by case state when 'FAILED' then 0 when 'LEFT' then 1 else 2 end, reason, order_id, task_id limit :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> item(row))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        var supplierOrder = row.getObject("supplier_order_id", UUID.class);
        return new Item(
                OrderId.of(row.getObject("order_id", UUID.class)),
                row.getString("task_id"),
                row.getString("element"),
                supplierOrder == null ? null : SupplierOrderId.of(supplierOrder),
                Part.valueOf(row.getString("state")),
                reason == null ? null : Reason.valueOf(reason),
                row.getBoolean("later"),
                instant(row, "tried_at"),
                row.getString("reference"),
                row.getObject("supplier_before", UUID.class),
                row.getObject("supplier_after", UUID.class),
                problem(row));
    }

    private static @Nullable Problem problem(ResultSet row) throws SQLException {
        var code = row.getString("problem");
        return code == null
                ? null
                : Problem.of(
                        code,
                        Stream.of((String[]) row.getArray("arguments").getArray())
                                .map(BatchRows::argument)
                                .toArray());
    }

    /** A word in the reader's language is kept by its key. */
    private static String kept(Object argument) {
        return argument instanceof MessageSourceResolvable word && word.getCodes() != null
                ? KEY + word.getCodes()[0]
                : String.valueOf(argument);
    }

    private static Object argument(String kept) {
        return kept.startsWith(KEY) ? new DefaultMessageSourceResolvable(kept.substring(KEY.length())) : kept;
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getObject("id", UUID.class),
                Action.valueOf(row.getString("action")),
                cause(row),
                row.getString("note"),
                instant(row, "until"),
                row.getObject("target", UUID.class),
                row.getBoolean("forced"),
                State.valueOf(row.getString("state")),
                instant(row, "started_at"),
                row.getString("started_by"),
                instant(row, "worked_at"),
                instant(row, "released_at"),
                row.getString("released_by"),
                new Progress(
                        row.getInt("planned"),
                        row.getInt("done"),
                        row.getInt("left_behind"),
                        row.getInt("failed"),
                        row.getInt("to_release"),
                        row.getInt("released"),
                        row.getInt("later")));
    }

    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        return row.getString("cause") == null
                ? null
                : new Cause(
                        Cause.Kind.valueOf(row.getString("cause")),
                        row.getString("sku"),
                        row.getObject("supplier_id", UUID.class),
                        row.getString("region"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
