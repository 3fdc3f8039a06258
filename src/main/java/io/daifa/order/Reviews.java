package io.daifa.order;

import com.fasterxml.jackson.core.type.TypeReference;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.order.Review.Finding;
import io.daifa.order.Review.Outcome;
import io.daifa.order.Review.Remedy;
import io.daifa.order.ReviewRule.Confirmed;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the checks of orders found, and what people have confirmed of it. */
@Repository
class Reviews {

    private static final TypeReference<List<Confirmed>> CONFIRMED = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final OrderChecks checks;
    private final ReviewRule rule;
    private final Journal journal;

    Reviews(JdbcClient jdbc, OrderChecks checks, ReviewRule rule, Journal journal) {
        this.jdbc = jdbc;
        this.checks = checks;
        this.rule = rule;
        this.journal = journal;
    }

    /** Checks the order anew; what was not found before is told in the journal. */
    Review renew(Order order) {
        var review = rule.judge(checks.of(order), confirmed(order.id()));
        jdbc.sql("""
                        update daifa.customer_order
                        set findings = cast(:findings as jsonb), review_outcome = :outcome
                        where id = :id
                        """)
                .param("findings", Json.of(review.findings()))
                .param("outcome", review.outcome().name())
                .param("id", order.id().value())
                .update();
        var before = new HashSet<Confirmed>();
        order.review().findings().forEach(finding -> before.add(Confirmed.of(finding)));
        journal.write(review.findings().stream()
                .filter(finding -> finding.outcome() != Outcome.ACCEPTED && !before.contains(Confirmed.of(finding)))
                .map(finding -> entry(order, Actor.SYSTEM, "problem-found", finding))
                .toList());
        return review;
    }

    /** Marks as confirmed what the last check found and a person may confirm. */
    void confirm(Order order, Actor by) {
        var confirmed = new LinkedHashSet<>(confirmed(order.id()));
        var fresh = order.review().findings().stream()
                .filter(finding -> finding.outcome() == Outcome.REVIEW && finding.remedy() == Remedy.CONFIRM)
                .filter(finding -> confirmed.add(Confirmed.of(finding)))
                .toList();
        keep(order.id(), confirmed);
        journal.write(fresh.stream()
                .map(finding -> entry(order, by, "problem-confirmed", finding))
                .toList());
    }

    /** Forgets what was confirmed of that field, because its value is another now. */
    void forget(OrderId id, Set<String> fields) {
        var confirmed = new LinkedHashSet<>(confirmed(id));
        if (confirmed.removeIf(each -> fields.contains(String.valueOf(each.field())))) {
            keep(id, confirmed);
        }
    }

    private Set<Confirmed> confirmed(OrderId id) {
        var json = jdbc.sql("select confirmed_findings from daifa.customer_order where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        return new LinkedHashSet<>(Json.list(json, CONFIRMED));
    }

    private void keep(OrderId id, Set<Confirmed> confirmed) {
        jdbc.sql("update daifa.customer_order set confirmed_findings = cast(:confirmed as jsonb) where id = :id")
                .param("confirmed", Json.of(confirmed))
                .param("id", id.value())
                .update();
    }

    private static Journal.Entry entry(Order order, Actor by, String what, Finding finding) {
        return Journal.Entry.of(order.id().value(), null, by, what, Map.of("problem", "findingName." + finding.code()));
    }
}
