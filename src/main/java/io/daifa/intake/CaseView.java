package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.aftersales.AfterSalesCase;
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
        @Schema(description = "The number to quote.") String number,

        @Schema(description = "REQUESTED, UNDER_REVIEW, APPROVED, DECLINED, REFUNDING or CLOSED.")
        String state,

        String problem,
        boolean photo,
        @Nullable String askedAmount,
        List<CaseLine> lines,
        Instant openedAt,

        @Schema(description = "What was decided.") @Nullable String resolution,

        @Schema(description = "The money that is given back.") @Nullable
        String refundAmount,

        @Schema(description = "Who pays the return freight: SELLER, BUYER or NONE.") @Nullable
        String freight,

        @Nullable Instant refundedAt,
        @Nullable Instant closedAt) {

    /** So many units of a line. */
    record CaseLine(int line, int quantity) {}

    static CaseView of(AfterSalesCase one) {
        var decision = one.decision();
        return new CaseView(
                one.id().value(),
                one.number(),
                one.state().name(),
                one.problem().name(),
                one.photo(),
                one.asked() == null ? null : one.asked().amount().toPlainString(),
                one.lines().stream()
                        .map(line -> new CaseLine(line.line(), line.quantity()))
                        .toList(),
                one.openedAt(),
                decision == null ? null : decision.resolution().name(),
                decision == null ? null : decision.refund().amount().toPlainString(),
                decision == null ? null : decision.freight().name(),
                one.refundedAt(),
                one.closedAt());
    }
}
