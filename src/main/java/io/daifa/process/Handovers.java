package io.daifa.process;

import io.daifa.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The claimed tasks that were given back to their desks, by a person or at the shift's end, and those that are to be. */
@Repository
class Handovers {

    private static final Duration LATELY = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    Handovers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why a task is given back. */
    enum Cause {
        SHIFT_END,
        PERSON
    }

    /** A task that was, or is to be, given back: by whom, why, and the person's own words. */
    record Handover(
            UUID id,
            String taskId,
            OrderId orderId,
            String element,
            String desk,
            String person,
            Cause cause,
            @Nullable String note,
            Instant at) {}

    /** Whether this call is the first to begin that end of the desk's hours. */
    boolean begins(String desk, Instant end) {
        return jdbc.sql("insert into daifa.shift_end (desk, ended_at) values (:desk, :end) on conflict do nothing")
                        .param("desk", desk)
                        .param("end", end.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Writes down that a task is to be given back. */
    void plan(Handover planned) {
        jdbc.sql("""
                        insert into daifa.handover (id, task_id, order_id, element, desk, person, cause, note, planned_at)
                        values (:id, :task, :order, :element, :desk, :person, :cause, :note, :at)
                        """)
                .param("id", planned.id())
                .param("task", planned.taskId())
                .param("order", planned.orderId().value())
                .param("element", planned.element())
                .param("desk", planned.desk())
                .param("person", planned.person())
                .param("cause", planned.cause().name())
                .param("note", planned.note())
                .param("at", planned.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Some that are to be given back. */
    List<UUID> planned(int most) {
        return jdbc.sql("select id from daifa.handover where given_at is null order by id limit :most")
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** One that is to be given back, locked until the transaction ends; empty where another node has it, or it is done. */
    Optional<Handover> take(UUID id) {
        return jdbc.sql("select * from daifa.handover where id = :id and given_at is null for update skip locked")
                .param("id", id)
                .query((row, number) -> handover(row))
                .optional();
    }

    /** It was given back. */
    void given(UUID id) {
        jdbc.sql("update daifa.handover set given_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** It is not to be given back any more: the task is over, or another person's. */
    void forget(UUID id) {
        jdbc.sql("delete from daifa.handover where id = :id and given_at is null")
                .param("id", id)
                .update();
    }

    /** How that task was last handed over: with a person's own words, where anybody ever left some. */
    Optional<Handover> lastOf(String taskId) {
        return jdbc.sql("""
                        select * from daifa.handover where task_id = :task and given_at is not null
                        order by (note is not null) desc, planned_at desc, id desc limit 1
                        """)
                .param("task", taskId)
                .query((row, number) -> handover(row))
                .optional();
    }

    /** What these desks' people gave back in the last three days, the newest first. */
    List<Handover> lately(Collection<String> desks, int most) {
        return desks.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select * from daifa.handover where desk in (:desks) and given_at > :since
                        order by given_at desc, id desc limit :most
                        """)
                        .param("desks", desks)
                        .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                        .param("most", most)
                        .query((row, number) -> handover(row))
                        .list();
    }

    private static Handover handover(ResultSet row) throws SQLException {
        return new Handover(
                row.getObject("id", UUID.class),
                row.getString("task_id"),
                OrderId.of(row.getObject("order_id", UUID.class)),
                row.getString("element"),
                row.getString("desk"),
                row.getString("person"),
                Cause.valueOf(row.getString("cause")),
                row.getString("note"),
                Objects.requireNonNull(row.getTimestamp("planned_at")).toInstant());
    }
}
