package io.daifa.process.aftersales;

import static io.daifa.process.Tables.pair;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A task of an after-sales case: its form shows the case. */
abstract class CaseTask extends StaffTask {

    private static final Duration TO_DECIDE = Duration.ofDays(2);

    private final StaffTasks house;
    private final Cases cases;
    private final ClaimHistory history;

    CaseTask(StaffTasks house, Cases cases, ClaimHistory history) {
        super(house);
        this.house = house;
        this.cases = cases;
        this.history = history;
    }

    /** The merchant has 48 hours to decide (WeChat's shop guide), whatever the order's own deadline was. */
    @Override
    protected Instant deadline(Subject subject) {
        return subject.theCase().openedAt().plus(TO_DECIDE);
    }

    Cases cases() {
        return cases;
    }

    /** The form's variable {@code case}. */
    Object shownCase(Subject subject) {
        var shown = subject.theCase();
        var tables = house.tables();
        var lines = shown.lines().stream()
                .map(line -> subject.order().line(line.line()).name() + " × " + line.quantity())
                .collect(Collectors.joining(", "));
        var proposal = shown.proposal();
        var decision = shown.decision();
        return tables.pairs(
                pair("case", shown.number()),
                pair("problem", tables.word(shown.problem())),
                pair("description", shown.description()),
                pair("photo", tables.text(shown.photo() ? "form.yes" : "form.no")),
                pair("claimed", lines),
                pair("nthCase", Integer.toString(history.nthOfCustomer(shown.id()))),
                pair("earlierCases", earlier(shown)),
                pair("asked", shown.asked() == null ? null : tables.money(shown.asked())),
                pair("refundable", tables.money(cases.refundable(shown.id()))),
                pair(
                        "proposal",
                        proposal == null
                                ? null
                                : (proposal.resolution() == null
                                                ? tables.text("form.staffDecide")
                                                : tables.word(proposal.resolution()))
                                        + " · "
                                        + tables.money(proposal.refund())),
                pair("why", proposal == null ? null : tables.text("proposal." + proposal.reason())),
                pair("decided", decision == null ? null : tables.word(decision.resolution())),
                pair("refund", decision == null ? null : tables.money(decision.refund())),
                pair("freight", decision == null ? null : tables.word(decision.freight())),
                pair("decisionNote", decision == null ? null : decision.note()));
    }

    /** The earlier cases about the same lines, each with its outcome; null where there are none. */
    private @Nullable String earlier(AfterSalesCase shown) {
        var tables = house.tables();
        var found = history.earlierOnSameLines(shown).stream()
                .map(one -> one.number() + " · "
                        + (one.decision() == null
                                ? tables.word(one.problem())
                                : tables.word(one.decision().resolution()) + " "
                                        + tables.money(one.decision().refund())))
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? null : found;
    }
}
