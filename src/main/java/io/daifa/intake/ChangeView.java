package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.change.OrderChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change as the shop sees it. */
@Schema(name = "Change")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        UUID changeId,
        @Schema(description = "The number to quote.") String number,
        @Nullable String externalId,
        String kind,

        @Schema(
                description =
                        "REQUESTED, ASSESSING and ASKED_SUPPLIER are open; GRANTED, REFUSED, INTERCEPTING (parcels are being"
                                + " stopped on their way), TO_CASE (after-sales sees to it) and WITHDRAWN are the outcomes.")
        String state,

        @Schema(description = "The units asked off the order; none where all of it is meant.")
        List<ChangeLine> lines,

        Instant askedAt,

        @Schema(
                description =
                        "Why it is refused: SUPPLIER_REFUSED, NOT_SERVED, SHIPPED, DELIVERED, NOTHING_LEFT or OTHER.")
        @Nullable
        String refusal,

        @Schema(description = "What staff write about the outcome.") @Nullable
        String answer,

        @Schema(description = "The money that is given back.") @Nullable
        String refundAmount,

        @Nullable Instant settledAt) {

    /** So many units of a line. */
    record ChangeLine(int line, int quantity) {}

    static ChangeView of(OrderChange change) {
        return new ChangeView(
                change.id().value(),
                change.number(),
                change.externalId(),
                change.kind().name(),
                change.state().name(),
                change.lines().stream()
                        .map(line -> new ChangeLine(line.line(), line.quantity()))
                        .toList(),
                change.askedAt(),
                change.refusal() == null ? null : change.refusal().name(),
                change.answer(),
                change.refund() == null ? null : change.refund().amount().toPlainString(),
                change.settledAt());
    }
}
