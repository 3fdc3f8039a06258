package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.AfterSalesCase.State;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Return;
import io.daifa.order.Order;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A case in its customer's words. */
record CaseView(
        String number,
        String shop,
        String order,
        String state,
        String problem,
        String lines,
        String opened,
        String wanted,
        String amount,
        @Nullable Offered offer,
        @Nullable Back back,
        @Nullable String decision,
        @Nullable String remark,
        List<String> replacements,
        boolean withdrawable) {

    private static final Set<State> WITHDRAWABLE =
            EnumSet.of(State.REQUESTED, State.UNDER_REVIEW, State.NEGOTIATING, State.APPROVED, State.AWAITING_RETURN);
    private static final Set<State> UNDECIDED = EnumSet.of(State.REQUESTED, State.UNDER_REVIEW, State.NEGOTIATING);

    /** The offer that waits for its answer. */
    record Offered(
            int round,
            String resolution,
            @Nullable String refund,
            @Nullable String freight,
            @Nullable String note,
            String due,
            String left,
            String pressure) {}

    /** The goods' way back: {@code open} while the number can be told or put right. */
    record Back(
            String address,
            String freight,
            String due,
            @Nullable String number,
            String carrier,
            boolean open) {}

    static CaseView of(
            AfterSalesCase asked,
            Order order,
            String shop,
            List<Offer> offers,
            @Nullable Return back,
            List<String> replacements,
            Wording wording) {
        var decision = asked.decision();
        return new CaseView(
                asked.number(),
                shop,
                order.shopOrderNumber(),
                wording.word("caseState", asked.state()),
                wording.word("caseProblem", asked.problem()),
                CaseRows.lines(asked, order),
                wording.at(asked.openedAt()),
                wording.word("resolution", asked.wanted()),
                wording.money(asked.asked()),
                offers.stream()
                        .filter(offer -> offer.answer() == null && asked.state() == State.NEGOTIATING)
                        .findFirst()
                        .map(offer -> offered(offer, wording))
                        .orElse(null),
                back == null || back.address() == null ? null : back(asked, back, wording),
                decision == null || UNDECIDED.contains(asked.state()) || asked.state() == State.CANCELED
                        ? null
                        : wording.word("resolution", decision.resolution())
                                + (decision.refund().isPositive() ? " · " + wording.money(decision.refund()) : ""),
                back == null ? null : back.note(),
                replacements,
                WITHDRAWABLE.contains(asked.state()));
    }

    private static Offered offered(Offer offer, Wording wording) {
        return new Offered(
                offer.round(),
                wording.word("resolution", offer.resolution()),
                offer.refund().isPositive() ? wording.money(offer.refund()) : null,
                offer.resolution().isReturned() ? wording.word("freight", offer.freight()) : null,
                offer.note(),
                wording.at(offer.answerDue()),
                wording.left(offer.answerDue()),
                wording.pressure(offer.answerDue()));
    }

    private static Back back(AfterSalesCase asked, Return back, Wording wording) {
        var decision = asked.decision();
        return new Back(
                back.address() == null ? "" : back.address(),
                decision == null ? "" : wording.word("freight", decision.freight()),
                wording.at(back.sentAt() == null ? back.numberDue() : back.receiptDue()),
                back.trackingNumber(),
                wording.carrier(back.carrier()),
                asked.state() == State.AWAITING_RETURN || asked.state() == State.RETURN_IN_TRANSIT);
    }
}
