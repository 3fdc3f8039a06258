package io.daifa.aftersales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.daifa.order.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of goods on their way back. */
@Repository
class ReturnRows {

    private static final String KEY = " where case_id = :case and attempt = :attempt";

    private final JdbcClient jdbc;

    ReturnRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AfterSalesCase agreed, int attempt) {
        jdbc.sql("insert into daifa.case_return (case_id, attempt, order_id) values (:case, :attempt, :order)")
                .param("case", agreed.id().value())
                .param("attempt", attempt)
                .param("order", agreed.orderId().value())
                .update();
    }

    void asked(Return asked, String address, Instant numberDue) {
        jdbc.sql("update daifa.case_return set address = :address, number_due = :due" + KEY)
                .param("address", address)
                .param("due", Timestamp.from(numberDue))
                .param("case", asked.caseId().value())
                .param("attempt", asked.attempt())
                .update();
    }

    void reminded(Return asked, Instant at) {
        jdbc.sql("update daifa.case_return set reminded_at = :at" + KEY)
                .param("at", Timestamp.from(at))
                .param("case", asked.caseId().value())
                .param("attempt", asked.attempt())
                .update();
    }

    /** Keeps the number, unless other goods come back under it just now: then nothing is stored, and the transaction stays usable. */
    boolean sent(Return sent, @Nullable String carrier, String number, Instant at, Instant receiptDue) {
        var isTaken = jdbc.sql("""
                        select exists (select from daifa.case_return
                                       where tracking_number = :number and inspected_at is null and lapsed_at is null
                                           and not (case_id = :case and attempt = :attempt))
                        """)
                .param("number", number)
                .param("case", sent.caseId().value())
                .param("attempt", sent.attempt())
                .query(Boolean.class)
                .single();
        if (isTaken) {
            return false;
        }
        jdbc.sql("""
                        update daifa.case_return
                        set carrier = :carrier, tracking_number = :number, sent_at = :at, receipt_due = :due
                        """ + KEY)
                .param("carrier", carrier)
                .param("number", number)
                .param("at", Timestamp.from(at))
                .param("due", Timestamp.from(receiptDue))
                .param("case", sent.caseId().value())
                .param("attempt", sent.attempt())
                .update();
        return true;
    }

    void arrived(Return arrived, Instant at) {
        jdbc.sql("update daifa.case_return set arrived_at = :at" + KEY)
                .param("at", Timestamp.from(at))
                .param("case", arrived.caseId().value())
                .param("attempt", arrived.attempt())
                .update();
    }

    void lapsed(Return lapsed, Instant at) {
        jdbc.sql("update daifa.case_return set lapsed_at = :at" + KEY)
                .param("at", Timestamp.from(at))
                .param("case", lapsed.caseId().value())
                .param("attempt", lapsed.attempt())
                .update();
    }

    void inspected(
            Return inspected,
            Return.Result result,
            List<AfterSalesCase.Line> accepted,
            @Nullable String note,
            String by,
            Instant at) {
        jdbc.sql("""
                        update daifa.case_return set result = :result, note = :note, inspected_at = :at, inspected_by = :by
                        """ + KEY)
                .param("result", result.name())
                .param("note", note)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .param("case", inspected.caseId().value())
                .param("attempt", inspected.attempt())
                .update();
        for (var line : accepted) {
            jdbc.sql("""
                            insert into daifa.case_return_line (case_id, attempt, line, accepted)
                            values (:case, :attempt, :line, :accepted)
                            """)
                    .param("case", inspected.caseId().value())
                    .param("attempt", inspected.attempt())
                    .param("line", line.line())
                    .param("accepted", line.quantity())
                    .update();
        }
    }

    /** The case's last. */
    Optional<Return> latest(CaseId id) {
        return where("r.case_id = ?", id.value()).stream().findFirst();
    }

    List<Return> ofOrder(OrderId id) {
        return where("r.order_id = ?", id.value());
    }

    /** What comes back under that number and was not looked at yet. */
    Optional<Return> byNumber(String number) {
        return where("r.tracking_number = ? and r.inspected_at is null and r.lapsed_at is null", number).stream()
                .findFirst();
    }

    /** The numbers after that one under which goods come back that have not arrived. */
    List<String> onTheirWay(String after, int most) {
        return jdbc.sql("""
                        select tracking_number from daifa.case_return
                        where tracking_number > :after and arrived_at is null and inspected_at is null and lapsed_at is null
                        order by tracking_number limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(String.class)
                .list();
    }

    private List<Return> where(String condition, Object value) {
        record Key(UUID caseId, int attempt) {}
        record Row(Key key, AfterSalesCase.Line line) {}
        var accepted = jdbc
                .sql("""
                        select l.case_id, l.attempt, l.line, l.accepted
                        from daifa.case_return r join daifa.case_return_line l using (case_id, attempt)
                        where %s order by l.line
                        """.formatted(condition))
                .params(value)
                .query((row, number) -> new Row(
                        new Key(row.getObject("case_id", UUID.class), row.getInt("attempt")),
                        new AfterSalesCase.Line(row.getInt("line"), row.getInt("accepted"))))
                .list()
                .stream()
                .collect(groupingBy(Row::key, mapping(Row::line, toList())));
        return jdbc.sql("select r.* from daifa.case_return r where %s order by r.case_id, r.attempt desc"
                        .formatted(condition))
                .params(value)
                .query((row, number) -> aReturn(
                        row,
                        accepted.getOrDefault(
                                new Key(row.getObject("case_id", UUID.class), row.getInt("attempt")), List.of())))
                .list();
    }

    private static Return aReturn(ResultSet row, List<AfterSalesCase.Line> accepted) throws SQLException {
        var result = row.getString("result");
        return new Return(
                CaseId.of(row.getObject("case_id", UUID.class)),
                row.getInt("attempt"),
                OrderId.of(row.getObject("order_id", UUID.class)),
                row.getString("address"),
                instant(row, "number_due"),
                instant(row, "reminded_at"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                instant(row, "sent_at"),
                instant(row, "receipt_due"),
                instant(row, "arrived_at"),
                result == null ? null : Return.Result.valueOf(result),
                row.getString("note"),
                instant(row, "lapsed_at"),
                accepted);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
