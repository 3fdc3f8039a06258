package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Return;
import io.daifa.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An after-sales case as the shop sees it. */
@Schema(name = "AfterSalesCase")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
        UUID caseId,
        UUID orderId,
        @Schema(description = "The number to quote.") String number,

        @Schema(
                description =
                        "REQUESTED, UNDER_REVIEW, NEGOTIATING, APPROVED, DECLINED, AWAITING_RETURN, RETURN_IN_TRANSIT,"
                                + " RECEIVED, INSPECTED, RESHIPPING, REPLACED, REFUNDING, REFUND_FAILED, REFUNDED, COMPENSATED, LAPSED"
                                + " (the customer did not answer or send in time), CANCELED (withdrawn) or CLOSED.")
        String state,

        String problem,
        boolean photo,
        @Nullable String askedAmount,
        @Nullable String wanted,
        List<CaseLine> lines,
        Instant openedAt,

        @Schema(description = "What was decided.") @Nullable String resolution,

        @Schema(description = "The money that is given back.") @Nullable
        String refundAmount,

        @Schema(description = "Who pays the return freight: SELLER, BUYER or NONE.") @Nullable
        String freight,

        @Schema(description = "What the customer was offered, oldest first; one without an answer stands.")
        List<OfferView> offers,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReturnView goodsReturn,

        @Schema(description = "The orders of kind REPLACEMENT that send the goods again.")
        List<UUID> replacementOrderIds,

        @Schema(description = "The page where the customer answers: a secret link, for the customer alone.")
        String casePage,

        @Nullable Instant refundedAt,
        @Nullable Instant closedAt) {

    /** So many units of a line. */
    record CaseLine(int line, int quantity) {}

    /** An offer. */
    @Schema(name = "CaseOffer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferView(
            int round,
            String resolution,
            String refundAmount,
            String freight,
            @Nullable String note,
            Instant answerDue,

            @Schema(description = "ACCEPTED, DECLINED, COUNTERED or LAPSED; missing while it stands.") @Nullable
            String answer,

            @Nullable String words,
            @Nullable String counterWanted,
            @Nullable String counterAmount,
            @Nullable Instant answeredAt) {

        static OfferView of(Offer offer) {
            return new OfferView(
                    offer.round(),
                    offer.resolution().name(),
                    text(offer.refund()),
                    offer.freight().name(),
                    offer.note(),
                    offer.answerDue(),
                    offer.answer() == null ? null : offer.answer().name(),
                    offer.words(),
                    offer.counterWanted() == null ? null : offer.counterWanted().name(),
                    offer.counterAmount() == null ? null : text(offer.counterAmount()),
                    offer.answeredAt());
        }
    }

    /** The goods' way back. */
    @Schema(name = "CaseReturn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReturnView(
            @Nullable String address,
            @Nullable Instant numberDue,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant sentAt,
            @Nullable Instant arrivedAt,

            @Schema(description = "PASS, PART, FAIL, WRONG or NOT_RECEIVED.") @Nullable
            String result,

            @Nullable String note) {

        static ReturnView of(Return goods) {
            return new ReturnView(
                    goods.address(),
                    goods.numberDue(),
                    goods.carrier(),
                    goods.trackingNumber(),
                    goods.sentAt(),
                    goods.arrivedAt(),
                    goods.result() == null ? null : goods.result().name(),
                    goods.note());
        }
    }

    static CaseView of(
            AfterSalesCase one, List<Offer> offers, @Nullable Return goods, List<UUID> replacements, String casePage) {
        var decision = one.decision();
        return new CaseView(
                one.id().value(),
                one.orderId().value(),
                one.number(),
                one.state().name(),
                one.problem().name(),
                one.photo(),
                one.asked() == null ? null : text(one.asked()),
                one.wanted() == null ? null : one.wanted().name(),
                one.lines().stream()
                        .map(line -> new CaseLine(line.line(), line.quantity()))
                        .toList(),
                one.openedAt(),
                decision == null ? null : decision.resolution().name(),
                decision == null ? null : text(decision.refund()),
                decision == null ? null : decision.freight().name(),
                offers.stream().map(OfferView::of).toList(),
                goods == null ? null : ReturnView.of(goods),
                replacements,
                casePage,
                one.refundedAt(),
                one.closedAt());
    }

    private static String text(Money money) {
        return money.amount().toPlainString();
    }
}
