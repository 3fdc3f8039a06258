package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import java.math.BigDecimal;
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

/** The rows of offers to customers. */
@Repository
class OfferRows {

    private final JdbcClient jdbc;

    OfferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the customer said. */
    record Answered(
            Offer.Answer answer,
            @Nullable String words,
            @Nullable Resolution wanted,
            @Nullable Money amount) {

        static Answered of(Offer.Answer answer, @Nullable String words) {
            return new Answered(answer, words, null, null);
        }
    }

    void insert(Offer made) {
        jdbc.sql("""
                        insert into daifa.case_offer
                            (case_id, round, resolution, refund_amount, currency, freight, note, made_at, made_by, answer_due)
                        values (:case, :round, :resolution, :refund, :currency, :freight, :note, :at, :by, :due)
                        """)
                .param("case", made.caseId().value())
                .param("round", made.round())
                .param("resolution", made.resolution().name())
                .param("refund", made.refund().amount())
                .param("currency", made.refund().currency())
                .param("freight", made.freight().name())
                .param("note", made.note())
                .param("at", Timestamp.from(made.madeAt()))
                .param("by", made.madeBy())
                .param("due", Timestamp.from(made.answerDue()))
                .update();
    }

    void answered(Offer offer, Answered said, Actor by, Instant at) {
        jdbc.sql("""
                        update daifa.case_offer
                        set answer = :answer, words = :words, counter_wanted = :wanted, counter_amount = :amount,
                            answered_at = :at, answered_by_kind = :byKind, answered_by = :by
                        where case_id = :case and round = :round
                        """)
                .param("answer", said.answer().name())
                .param("words", said.words())
                .param("wanted", said.wanted() == null ? null : said.wanted().name())
                .param("amount", said.amount() == null ? null : said.amount().amount())
                .param("at", Timestamp.from(at))
                .param("byKind", by.kind().name())
                .param("by", by.name())
                .param("case", offer.caseId().value())
                .param("round", offer.round())
                .update();
    }

    /** The case's offers, oldest first. */
    List<Offer> of(CaseId id) {
        return where("case_id = ?", id.value());
    }

    List<Offer> ofOrder(OrderId id) {
        return where("case_id in (select id from daifa.after_sales_case where order_id = ?)", id.value());
    }

    Optional<Offer> latest(CaseId id) {
        var all = of(id);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private List<Offer> where(String condition, Object value) {
        return jdbc.sql("select * from daifa.case_offer where %s order by case_id, round".formatted(condition))
                .params(value)
                .query((row, number) -> offer(row))
                .list();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var answer = row.getString("answer");
        var wanted = row.getString("counter_wanted");
        var amount = row.getBigDecimal("counter_amount");
        var answeredAt = row.getTimestamp("answered_at");
        return new Offer(
                CaseId.of(row.getObject("case_id", UUID.class)),
                row.getInt("round"),
                Resolution.valueOf(row.getString("resolution")),
                money(row.getBigDecimal("refund_amount"), currency),
                AfterSalesCase.Freight.valueOf(row.getString("freight")),
                row.getString("note"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getTimestamp("answer_due").toInstant(),
                answer == null ? null : Offer.Answer.valueOf(answer),
                row.getString("words"),
                wanted == null ? null : Resolution.valueOf(wanted),
                amount == null ? null : money(amount, currency),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    /** The columns have the decimals of the currency with the most. */
    private static Money money(BigDecimal amount, String currency) {
        return new Money(amount, currency);
    }
}
