package io.daifa.process.aftersales;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Return;
import io.daifa.aftersales.Returns;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task of an after-sales case: its form shows the case. */
abstract class CaseTask extends StaffTask {

    private static final Duration TO_DECIDE = Duration.ofDays(2);

    private final StaffTasks house;
    private final Cases cases;
    private final Offers offers;
    private final Returns returns;

    CaseTask(StaffTasks house, Cases cases, Offers offers, Returns returns) {
        super(house);
        this.house = house;
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
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
        var came = returns.of(shown.id()).orElse(null);
        return tables.pairs(
                pair("case", shown.number()),
                pair("problem", tables.word(shown.problem())),
                pair("description", shown.description()),
                pair("photo", tables.text(shown.photo() ? "form.yes" : "form.no")),
                pair("claimed", lines),
                pair("wanted", shown.wanted() == null ? null : tables.word(shown.wanted())),
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
                pair("decisionNote", decision == null ? null : decision.note()),
                pair("return", came == null ? null : came(came)));
    }

    /** The form's variable {@code negotiation}: what was offered, and what the customer said. */
    Object shownNegotiation(Subject subject) {
        var tables = house.tables();
        return tables.rows(offers.of(subject.theCase().id()).stream()
                .map(offer -> row(
                        "at",
                        tables.time(offer.madeAt()),
                        "offer",
                        joined(
                                tables.word(offer.resolution()),
                                offer.refund().isPositive() ? tables.money(offer.refund()) : null,
                                offer.note()),
                        "answer",
                        offer.answer() == null
                                ? "–"
                                : joined(
                                        tables.text("offerAnswer." + offer.answer()),
                                        offer.counterWanted() == null ? null : tables.word(offer.counterWanted()),
                                        offer.counterAmount() == null ? null : tables.money(offer.counterAmount()),
                                        offer.words())))
                .toList());
    }

    private String came(Return came) {
        var tables = house.tables();
        return joined(
                came.carrier(),
                came.trackingNumber(),
                came.arrivedAt() == null ? null : tables.time(came.arrivedAt()),
                came.result() == null ? null : tables.text("returnResult." + came.result()),
                came.note());
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }
}
