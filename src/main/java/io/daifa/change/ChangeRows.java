package io.daifa.change;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.daifa.change.OrderChange.Kind;
import io.daifa.change.OrderChange.Line;
import io.daifa.change.OrderChange.NewReceiver;
import io.daifa.change.OrderChange.State;
import io.daifa.change.OrderChange.Way;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the changes; who may change them, and when, is for {@link OrderChanges} to say. */
@Repository
class ChangeRows {

    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrderChange asked) {
        var receiver = asked.receiver() == null ? new NewReceiver(null, null, null) : asked.receiver();
        jdbc.sql("""
                        insert into daifa.order_change (id, order_id, number, kind, state, external_id, asked_by_kind, asked_by, asked_at,
                            note, receiver_name, receiver_phone, receiver_address)
                        values (:id, :order, :number, :kind, :state, :external, :byKind, :by, :askedAt,
                            :note, :name, :phone, :address)
                        """)
                .param("id", asked.id().value())
                .param("order", asked.orderId().value())
                .param("number", asked.number())
                .param("kind", asked.kind().name())
                .param("state", asked.state().name())
                .param("external", asked.externalId())
                .param("byKind", asked.askedBy().kind().name())
                .param("by", asked.askedBy().name())
                .param("askedAt", asked.askedAt().atOffset(ZoneOffset.UTC))
                .param("note", asked.note())
                .param("name", receiver.name())
                .param("phone", receiver.phone())
                .param("address", receiver.address())
                .update();
        jdbc.sql("""
                        insert into daifa.order_change_line (change_id, line, quantity)
                        select :id, line, quantity
                        from unnest(cast(:lines as integer[]), cast(:quantities as integer[])) as asked (line, quantity)
                        """)
                .param("id", asked.id().value())
                .param("lines", asked.lines().stream().map(Line::line).toArray(Integer[]::new))
                .param("quantities", asked.lines().stream().map(Line::quantity).toArray(Integer[]::new))
                .update();
    }

    void assessed(ChangeId id, State state, Way way, ChangePoint point) {
        jdbc.sql("update daifa.order_change set state = :state, way = :way, reason = :point where id = :id")
                .param("state", state.name())
                .param("way", way.name())
                .param("point", point.name())
                .param("id", id.value())
                .update();
    }

    void reached(ChangeId id, State state) {
        jdbc.sql("update daifa.order_change set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id.value())
                .update();
    }

    void settled(ChangeId id, Outcome outcome, Instant at) {
        jdbc.sql("""
                        update daifa.order_change
                        set state = :state, way = 'SETTLED', decided_by_kind = :byKind, decided_by = :by, refusal = :refusal,
                            answer = :answer, refund = :refund, currency = :currency, settled_at = :at
                        where id = :id
                        """)
                .param("state", outcome.state().name())
                .param("byKind", outcome.by().kind().name())
                .param("by", outcome.by().name())
                .param(
                        "refusal",
                        outcome.refusal() == null ? null : outcome.refusal().name())
                .param("answer", outcome.answer())
                .param(
                        "refund",
                        outcome.refund() == null ? null : outcome.refund().amount())
                .param(
                        "currency",
                        outcome.refund() == null ? null : outcome.refund().currency())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    Optional<OrderChange> find(ChangeId id) {
        return where("id = ?", id.value()).stream().findFirst();
    }

    List<OrderChange> ofOrder(OrderId id) {
        return where("order_id = ?", id.value());
    }

    Optional<OrderChange> byExternalId(OrderId id, String externalId) {
        return where("order_id = ? and external_id = ?", id.value(), externalId).stream()
                .findFirst();
    }

    List<OrderChange> open(OrderId id) {
        return where("order_id = ? and settled_at is null", id.value());
    }

    private List<OrderChange> where(String condition, Object... values) {
        record Row(UUID changeId, Line line) {}
        var lines = jdbc
                .sql("""
                        select change_id, line, quantity from daifa.order_change_line
                        where change_id in (select id from daifa.order_change where %s)
                        order by line
                        """.formatted(condition))
                .params(values)
                .query((row, i) -> new Row(
                        row.getObject("change_id", UUID.class), new Line(row.getInt("line"), row.getInt("quantity"))))
                .list()
                .stream()
                .collect(groupingBy(Row::changeId, mapping(Row::line, toList())));
        return jdbc.sql("select * from daifa.order_change where %s order by asked_at, id".formatted(condition))
                .params(values)
                .query((row, i) -> change(row, lines))
                .list();
    }

    private static OrderChange change(ResultSet row, Map<UUID, List<Line>> lines) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var kind = Kind.valueOf(row.getString("kind"));
        var way = row.getString("way");
        var point = row.getString("reason");
        var refusal = row.getString("refusal");
        var decidedBy = row.getString("decided_by");
        return new OrderChange(
                ChangeId.of(id),
                OrderId.of(row.getObject("order_id", UUID.class)),
                row.getString("number"),
                kind,
                State.valueOf(row.getString("state")),
                row.getString("external_id"),
                new Actor(Actor.Kind.valueOf(row.getString("asked_by_kind")), row.getString("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("note"),
                lines.getOrDefault(id, List.of()),
                kind.isLess()
                        ? null
                        : new NewReceiver(
                                row.getString("receiver_name"),
                                row.getString("receiver_phone"),
                                row.getString("receiver_address")),
                way == null ? null : Way.valueOf(way),
                point == null ? null : ChangePoint.valueOf(point),
                decidedBy == null ? null : new Actor(Actor.Kind.valueOf(row.getString("decided_by_kind")), decidedBy),
                refusal == null ? null : ChangeRefusal.valueOf(refusal),
                row.getString("answer"),
                refund(row),
                settledAt(row));
    }

    /** The column has the decimals of the currency with the most; the amount has those of its own. */
    private static @Nullable Money refund(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("refund");
        return amount == null ? null : new Money(amount.stripTrailingZeros(), row.getString("currency"));
    }

    private static @Nullable Instant settledAt(ResultSet row) throws SQLException {
        var time = row.getObject("settled_at", OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
