package io.daifa.process.aftersales;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Return;
import io.daifa.aftersales.Returns;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An after-sales case as forms show it. */
@Component
class CaseShown {

    private final Cases cases;
    private final Offers offers;
    private final Returns returns;
    private final ClaimHistory history;
    private final Tables tables;

    CaseShown(Cases cases, Offers offers, Returns returns, ClaimHistory history, Tables tables) {
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
        this.history = history;
        this.tables = tables;
    }

    /** The form's variable {@code case}. */
    Object theCase(Subject subject) {
        var shown = subject.theCase();
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
                pair("decisionNote", decision == null ? null : decision.note()),
                pair("return", came == null ? null : came(came)));
    }

    /** The form's variable {@code negotiation}: what was offered, and what the customer said. */
    Object negotiation(Subject subject) {
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

    /** The earlier cases about the same lines, each with its outcome; null where there are none. */
    private @Nullable String earlier(AfterSalesCase shown) {
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
