package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.AfterSalesCase.State;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Claim;
import io.daifa.aftersales.Claims;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Replacements;
import io.daifa.aftersales.Return;
import io.daifa.aftersales.Returns;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import io.daifa.tracking.Tracks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The after-sales cases of an order as its page shows them: what was decided and offered, the goods' way back, what was sent again, the supplier's claim. */
@Component
class CaseRows {

    private static final Set<State> WITHDRAWABLE =
            EnumSet.of(State.REQUESTED, State.UNDER_REVIEW, State.NEGOTIATING, State.APPROVED, State.AWAITING_RETURN);

    private final Cases cases;
    private final Offers offers;
    private final Returns returns;
    private final Replacements replacements;
    private final Claims claims;
    private final Orders orders;
    private final Suppliers suppliers;
    private final Tracks tracks;

    CaseRows(
            Cases cases,
            Offers offers,
            Returns returns,
            Replacements replacements,
            Claims claims,
            Orders orders,
            Suppliers suppliers,
            Tracks tracks) {
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
        this.replacements = replacements;
        this.claims = claims;
        this.orders = orders;
        this.suppliers = suppliers;
        this.tracks = tracks;
    }

    /** A case. */
    record Row(
            UUID id,
            String number,
            String state,
            String problem,
            String lines,
            @Nullable String description,
            boolean photo,
            String asked,
            String wanted,
            String opened,
            @Nullable String proposal,
            @Nullable String decision,
            @Nullable String reference,
            List<Offered> offers,
            int round,
            @Nullable Back back,
            List<Sent> replacements,
            @Nullable Owed claim,
            boolean withdrawable) {}

    /** What was offered, and what the customer said. */
    record Offered(
            int round,
            String what,
            String made,
            String due,
            @Nullable String answer) {}

    /** The goods' way back. */
    record Back(
            @Nullable String address,
            String due,
            @Nullable String number,
            String sent,
            String arrived,
            @Nullable String result,
            @Nullable String station,
            boolean open) {}

    /** An order that sends goods again. */
    record Sent(UUID id, String number, String stage) {}

    /** What the supplier owes. */
    record Owed(
            UUID id,
            String number,
            @Nullable String supplier,
            String amount,
            String state,
            String changed,
            @Nullable String settled,
            List<Wording.Choice> next) {}

    /** The order's cases, oldest first. */
    List<Row> of(Order order, Wording wording) {
        var all = cases.ofOrder(order.id());
        if (all.isEmpty()) {
            return List.of();
        }
        var made = offers.ofOrder(order.id());
        var back = returns.ofOrder(order.id());
        var owed = claims.ofOrder(order.id());
        return all.stream()
                .map(one -> row(
                        one,
                        order,
                        made.stream()
                                .filter(offer -> offer.caseId().equals(one.id()))
                                .toList(),
                        back.stream()
                                .filter(goods -> goods.caseId().equals(one.id()))
                                .findFirst()
                                .orElse(null),
                        owed.stream()
                                .filter(claim -> claim.caseId().equals(one.id()))
                                .findFirst()
                                .orElse(null),
                        wording))
                .toList();
    }

    private Row row(
            AfterSalesCase one,
            Order order,
            List<Offer> made,
            @Nullable Return back,
            @Nullable Claim claim,
            Wording wording) {
        return new Row(
                one.id().value(),
                one.number(),
                wording.word("caseState", one.state()),
                wording.word("caseProblem", one.problem()),
                lines(one, order),
                one.description(),
                one.photo(),
                wording.money(one.asked()),
                wording.word("resolution", one.wanted()),
                wording.at(one.openedAt()),
                one.proposal() == null ? null : proposal(one.proposal(), wording),
                one.decision() == null ? null : decision(one.decision(), wording),
                one.refundReference(),
                made.stream().map(offer -> offered(offer, wording)).toList(),
                made.stream()
                        .filter(offer -> offer.answer() == null && one.state() == State.NEGOTIATING)
                        .mapToInt(Offer::round)
                        .findFirst()
                        .orElse(0),
                back == null ? null : back(back, one, wording),
                sentAgain(one.id(), wording),
                claim == null ? null : owed(claim, wording),
                WITHDRAWABLE.contains(one.state()));
    }

    /** So many of what a case is about. */
    static String lines(AfterSalesCase one, Order order) {
        return one.lines().stream()
                .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                .collect(Collectors.joining(", "));
    }

    private static Offered offered(Offer offer, Wording wording) {
        return new Offered(
                offer.round(),
                joined(
                        wording.word("resolution", offer.resolution()),
                        offer.refund().isPositive() ? wording.money(offer.refund()) : null,
                        offer.note()),
                wording.at(offer.madeAt()),
                wording.at(offer.answerDue()),
                offer.answer() == null
                        ? null
                        : joined(
                                wording.word("offerAnswer", offer.answer()),
                                wording.word("resolution", offer.counterWanted()),
                                wording.money(offer.counterAmount()),
                                offer.words(),
                                wording.at(offer.answeredAt())));
    }

    private Back back(Return goods, AfterSalesCase one, Wording wording) {
        var number = goods.trackingNumber();
        return new Back(
                goods.address(),
                wording.at(goods.sentAt() == null ? goods.numberDue() : goods.receiptDue()),
                number == null ? null : joined(wording.carrier(goods.carrier()), number),
                wording.at(goods.sentAt()),
                wording.at(goods.arrivedAt()),
                goods.result() == null ? null : joined(wording.word("returnResult", goods.result()), goods.note()),
                number == null
                        ? null
                        : tracks.stations(number).stream()
                                .findFirst()
                                .map(station -> joined(
                                        wording.at(station.at()),
                                        wording.word("parcelStatus", station.status()),
                                        station.place()))
                                .orElse(null),
                one.state() == State.AWAITING_RETURN || one.state() == State.RETURN_IN_TRANSIT);
    }

    private List<Sent> sentAgain(CaseId id, Wording wording) {
        return orders.all(replacements.of(id)).stream()
                .map(order -> sent(order, wording))
                .toList();
    }

    private static Sent sent(Order order, Wording wording) {
        return new Sent(order.id().value(), order.shopOrderNumber(), wording.word("stage", order.stage()));
    }

    /** These orders, to be followed from another's page. */
    List<Sent> links(List<OrderId> ids, Wording wording) {
        return orders.all(ids).stream().map(order -> sent(order, wording)).toList();
    }

    private Owed owed(Claim claim, Wording wording) {
        return new Owed(
                claim.id(),
                claim.number(),
                suppliers.find(claim.supplierId()).map(Supplier::name).orElse(null),
                wording.money(claim.amount()),
                wording.word("claimState", claim.state()),
                joined(wording.at(claim.changedAt()), claim.changedBy()),
                claim.settlement() == null
                        ? claim.reference()
                        : joined(
                                wording.word("claimSettlement", claim.settlement()),
                                wording.money(claim.settled()),
                                claim.reference()),
                wording.choices("claimState", claims.next(claim).toArray(Claim.State[]::new)));
    }

    private static String proposal(AfterSalesCase.Proposal proposal, Wording wording) {
        return joined(
                proposal.resolution() == null
                        ? wording.text("desk.case.staffDecide")
                        : wording.word("resolution", proposal.resolution()),
                proposal.refund().isPositive() ? wording.money(proposal.refund()) : null,
                wording.otherwise("proposal." + proposal.reason(), proposal.reason()));
    }

    private static String decision(AfterSalesCase.Decision decision, Wording wording) {
        var exchange = decision.exchange();
        return joined(
                wording.word("resolution", decision.resolution()),
                decision.refund().isPositive() ? wording.money(decision.refund()) : null,
                exchange == null ? null : exchange.sku(),
                exchange == null ? null : exchange.variant(),
                decision.note(),
                decision.by(),
                wording.at(decision.at()));
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }
}
