package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Item;
import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.Progress;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.Batch.State;
import io.daifa.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    BatchRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Work on one order. */
    record Task(UUID batchId, OrderId orderId, Part part) {}

    /** False where there is a batch with that id already. */
    boolean insert(UUID id, Action action, Cause cause, String note, String by) {
        return jdbc.sql("""
                        insert into daifa.batch (id, action, cause, sku, supplier_id, region, note, state, started_at, started_by)
                        values (:id, :action, :cause, :sku, :supplier, :region, :note, 'RUNNING', :now, :by)
                        on conflict (id) do nothing
                        """)
                        .param("id", id)
                        .param("action", action.name())
                        .param("cause", cause.kind().name())
                        .param("sku", cause.sku())
                        .param("supplier", cause.supplierId())
                        .param("region", cause.region())
                        .param("note", note)
                        .param("now", now())
                        .param("by", by)
                        .update()
                > 0;
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
                                where batch_id = :batch and order_id = :order and state in ('LEFT', 'FAILED')
                                """)
                                .param("batch", batch)
                                .param("order", order.value())
                                .param("now", now())
                                .update()
                        > 0;
    }

    /** Holds that stand or are being set up; they cannot begin to be released before the transaction ends. */
    List<Batch> standing() {
        return jdbc.sql(UNCOUNTED
                        + "where b.state in ('RUNNING', 'STANDING') and b.action = 'HOLD' order by b.id for share")
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
    Optional<Task> next(Instant notSince) {
        return jdbc.sql("""
                        select batch_id, order_id, state from daifa.batch_order
                        where state in ('PLANNED', 'TO_RELEASE') and (tried_at is null or tried_at < :since)
                        order by batch_id, order_id limit 1
                        for update skip locked
                        """)
                .param("since", notSince.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Task(
                        row.getObject("batch_id", UUID.class),
                        OrderId.of(row.getObject("order_id", UUID.class)),
                        Part.valueOf(row.getString("state"))))
                .optional();
    }

    void worked(Task task, Part part, @Nullable Reason reason) {
        jdbc.sql("""
                        update daifa.batch_order set state = :state, reason = :reason, tried_at = :now
                        where batch_id = :batch and order_id = :order
                        """)
                .param("state", part.name())
                .param("reason", reason == null ? null : reason.name())
                .param("now", now())
                .param("batch", task.batchId())
                .param("order", task.orderId().value())
                .update();
    }

    /** Counts a try that failed; after so many the order is given up. */
    void failed(Task task, int most) {
        jdbc.sql("""
                        update daifa.batch_order
                        set attempts = attempts + 1, tried_at = :now,
                            state = case when attempts + 1 >= :most then 'FAILED' else state end,
                            reason = case when attempts + 1 >= :most then 'ERROR' else reason end
                        where batch_id = :batch and order_id = :order
                        """)
                .param("now", now())
                .param("most", most)
                .param("batch", task.batchId())
                .param("order", task.orderId().value())
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
                        where id = :id and state in ('RUNNING', 'STANDING') and action = 'HOLD'
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

    /** Lets what failed be tried again. */
    int again(UUID id, Part as) {
        return jdbc.sql("""
                        update daifa.batch_order set state = :as, reason = null, attempts = 0, tried_at = null
                        where batch_id = :id and state = 'FAILED'
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
                        select order_id, state, reason, later, tried_at from daifa.batch_order where batch_id = :id
                        order by case state when 'FAILED' then 0 when 'LEFT' then 1 else 2 end, order_id limit :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> new Item(
                        OrderId.of(row.getObject("order_id", UUID.class)),
                        Part.valueOf(row.getString("state")),
                        row.getString("reason") == null ? null : Reason.valueOf(row.getString("reason")),
                        row.getBoolean("later"),
                        instant(row, "tried_at")))
                .list();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getObject("id", UUID.class),
                Action.valueOf(row.getString("action")),
                new Cause(
                        Cause.Kind.valueOf(row.getString("cause")),
                        row.getString("sku"),
                        row.getObject("supplier_id", UUID.class),
                        row.getString("region")),
                row.getString("note"),
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

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
