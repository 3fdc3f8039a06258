package io.daifa.process.aftersales;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CasePhotos;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.aftersales.Claims;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Return;
import io.daifa.aftersales.Returns;
import io.daifa.process.AskedSupplier;
import io.daifa.process.OtherOrders;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Carriers;
import io.daifa.supplier.SupplierOrder;
import java.util.List;
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
    private final CasePhotos photos;
    private final Claims claims;
    private final AskedSupplier asked;
    private final OtherOrders otherOrders;
    private final Carriers carriers;
    private final Tables tables;

    CaseShown(
            Cases cases,
            Offers offers,
            Returns returns,
            ClaimHistory history,
            CasePhotos photos,
            Claims claims,
            AskedSupplier asked,
            OtherOrders otherOrders,
            Carriers carriers,
            Tables tables) {
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
        this.history = history;
        this.photos = photos;
        this.claims = claims;
        this.asked = asked;
        this.otherOrders = otherOrders;
        this.carriers = carriers;
        this.tables = tables;
    }

    /** The form's variable {@code case}. */
    Object theCase(Subject subject) {
        var shown = subject.theCase();
        var lines = Tables.units(lines(shown), subject.order());
        var proposal = shown.proposal();
        var decision = shown.decision();
        var came = returns.of(shown.id()).orElse(null);
        return tables.pairs(
                pair("case", shown.number()),
                pair("problem", tables.word(shown.problem())),
                pair("description", shown.description()),
                pair("photos", photos(shown)),
                pair("claimed", lines),
                pair("wanted", shown.wanted() == null ? null : tables.word(shown.wanted())),
                pair("asked", shown.asked() == null ? null : tables.money(shown.asked())),
                pair("refundable", tables.money(cases.refundable(shown.id()))),
                pair("nthCase", Integer.toString(history.nthOfCustomer(shown.id()))),
                pair("refundRate", refundRate(subject)),
                pair("earlierCases", earlier(shown)),
                pair("proposal", proposal == null ? null : proposed(proposal)),
                pair("why", proposal == null ? null : tables.reason("proposal", proposal.reason())),
                pair("decided", decision == null ? null : tables.word(decision.resolution())),
                pair("refund", decision == null ? null : tables.money(decision.refund())),
                pair("freight", decision == null ? null : tables.word(decision.freight())),
                pair("decisionNote", decision == null ? null : decision.note()),
                pair("caseSupplier", supplier(subject)),
                pair("returnTo", returnTo(subject, came)),
                pair("return", came == null ? null : came(came)));
    }

    /** What is wrong, what the customer wants, and what is proposed: the form's variable {@code problems} of a case to decide. */
    Object toDecide(Subject subject) {
        var shown = subject.theCase();
        var wanted = joined(
                shown.wanted() == null ? null : tables.word(shown.wanted()),
                shown.asked() == null ? null : tables.money(shown.asked()));
        var proposal = shown.proposal();
        var problem =
                tables.text(wanted.isEmpty() ? "task.case" : "task.case-wanted", tables.word(shown.problem()), wanted);
        var remedy = proposal == null || proposal.resolution() == null
                ? tables.text("task.case.do", proposal == null ? "–" : tables.reason("proposal", proposal.reason()))
                : tables.text(
                        "task.case-proposed.do", proposed(proposal), tables.reason("proposal", proposal.reason()));
        return tables.rows(List.of(row("problem", problem, "remedy", remedy)));
    }

    /** The form's variable {@code problems} of a return to look at. */
    Object toInspect(Subject subject) {
        var shown = subject.theCase();
        var came = returns.of(shown.id()).map(this::came).orElse("");
        return tables.rows(List.of(tables.problem(
                came.isEmpty() ? "inspect-no-number" : "inspect", came, Tables.units(lines(shown), subject.order()))));
    }

    /** A text to the customer about the case. */
    String toCustomer(Subject subject) {
        var shown = subject.theCase();
        return tables.toSend(
                subject.order().language(),
                "buyer-case",
                subject.order().shopOrderNumber(),
                Tables.units(lines(shown), subject.order()),
                tables.inWords(subject.order().language(), "caseProblem." + shown.problem(), List.of()));
    }

    /** The form's variable {@code photosPage}. */
    String photosPage(Subject subject) {
        return tables.photosPage(subject.order());
    }

    private static List<SupplierOrder.Line> lines(AfterSalesCase shown) {
        return shown.lines().stream()
                .map(line -> new SupplierOrder.Line(line.line(), line.quantity()))
                .toList();
    }

    private String photos(AfterSalesCase shown) {
        var count = photos.of(shown.id()).size();
        if (count == 0) {
            return tables.text(shown.photo() ? "form.yes" : "form.no");
        }
        return tables.text("form.photosCount", count);
    }

    /** How many of the customer's orders led to a case, and how many of these to money without a return. */
    private String refundRate(Subject subject) {
        var claimed = history.claimed(subject.theCase().id());
        var all = otherOrders.count(subject.order());
        return tables.text(
                "form.refundRateOf",
                Math.round(100.0 * claimed.cases() / all),
                claimed.cases(),
                all,
                claimed.withoutReturn());
    }

    private String proposed(AfterSalesCase.Proposal proposal) {
        return joined(
                proposal.resolution() == null ? tables.text("form.staffDecide") : tables.word(proposal.resolution()),
                proposal.refund().isPositive() ? tables.money(proposal.refund()) : null,
                proposal.freight() == AfterSalesCase.Freight.NONE ? null : tables.word(proposal.freight()));
    }

    /** Who sent the goods, and how the claim against it stands. */
    private @Nullable String supplier(Subject subject) {
        if (subject.supplierOrder().supplierId() == null) {
            return null;
        }
        var supplier = asked.of(subject.supplierOrder());
        var claim = claims.ofOrder(subject.order().id()).stream()
                .filter(one -> one.caseId().equals(subject.theCase().id()))
                .findFirst()
                .map(one -> joined(one.number(), tables.text("claimState." + one.state())))
                .orElse(null);
        return joined(supplier.name(), supplier.contact(), supplier.phone(), claim);
    }

    /** Where the goods go back to, or would. */
    private String returnTo(Subject subject, @Nullable Return came) {
        if (came != null && came.address() != null) {
            return came.address();
        }
        return returns.addressFor(subject.theCase().id()).orElseGet(() -> tables.text("form.returnToUnknown"));
    }

    /** The form's variable {@code negotiation}: what was offered, and what the customer said. */
    @Nullable
    Object negotiation(Subject subject) {
        return tables.rowsOrNone(offers.of(subject.theCase().id()).stream()
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
                carrier(came),
                came.trackingNumber(),
                came.arrivedAt() == null ? null : tables.time(came.arrivedAt()),
                came.result() == null ? null : tables.text("returnResult." + came.result()),
                came.note());
    }

    private @Nullable String carrier(Return came) {
        return carriers.named(came.carrier())
                .map((Carrier carrier) -> carrier.name(tables.language()))
                .orElse(came.carrier());
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
