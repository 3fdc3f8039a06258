package io.daifa.change;

import io.daifa.supplier.SupplierOrderId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What suppliers are asked about changes, and what they answer; each is asked once a change. */
@Repository
class ChangeQuestions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration answerTime;

    ChangeQuestions(JdbcClient jdbc, Clock clock, @Value("${daifa.change.answer-time:PT4H}") Duration answerTime) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.answerTime = answerTime;
    }

    /** Asks, unless it was asked; empty then. */
    Optional<ChangeQuestion> ask(ChangeId change, SupplierOrderId supplierOrder) {
        var id = id(change, supplierOrder);
        var asked = jdbc.sql("""
                        insert into daifa.change_question (id, change_id, supplier_order_id, asked_at, due_at)
                        values (:id, :change, :supplierOrder, :now, :due)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("change", change.value())
                .param("supplierOrder", supplierOrder.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("due", clock.instant().plus(answerTime).atOffset(ZoneOffset.UTC))
                .update();
        return asked == 0
                ? Optional.empty()
                : of(change).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The same each time, so that the mail which asks has one name. */
    private static UUID id(ChangeId change, SupplierOrderId supplierOrder) {
        return UUID.nameUUIDFromBytes(
                ("change-question:" + change + ":" + supplierOrder).getBytes(StandardCharsets.UTF_8));
    }

    Optional<ChangeQuestion> find(UUID id) {
        return jdbc.sql("select * from daifa.change_question where id = :id")
                .param("id", id)
                .query(ChangeQuestions::question)
                .optional();
    }

    void answered(UUID id, boolean agrees, @Nullable String note) {
        jdbc.sql("update daifa.change_question set agrees = :agrees, answered_at = :now, note = :note where id = :id")
                .param("agrees", agrees)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("note", note)
                .param("id", id)
                .update();
    }

    List<ChangeQuestion> of(ChangeId change) {
        return jdbc.sql("select * from daifa.change_question where change_id = :change order by asked_at, id")
                .param("change", change.value())
                .query(ChangeQuestions::question)
                .list();
    }

    /** The questions of open changes that the supplier of that supplier order has not answered. */
    List<ChangeQuestion> openOf(SupplierOrderId supplierOrder) {
        return jdbc.sql("""
                        select q.* from daifa.change_question q join daifa.order_change c on c.id = q.change_id
                        where q.supplier_order_id = :supplierOrder and q.answered_at is null and c.settled_at is null
                        order by q.asked_at, q.id
                        """)
                .param("supplierOrder", supplierOrder.value())
                .query(ChangeQuestions::question)
                .list();
    }

    private static ChangeQuestion question(ResultSet row, int number) throws SQLException {
        return new ChangeQuestion(
                row.getObject("id", UUID.class),
                ChangeId.of(row.getObject("change_id", UUID.class)),
                SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                instant(row, "asked_at"),
                instant(row, "due_at"),
                row.getObject("agrees", Boolean.class),
                row.getObject("answered_at") == null ? null : instant(row, "answered_at"),
                row.getString("note"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
