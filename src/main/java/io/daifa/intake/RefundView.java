package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.order.Refund;
import io.daifa.order.RefundPayment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refund as the shop sees it. */
@Schema(name = "Refund")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefundView(
        @Schema(description = "The refund's name for whoever pays it: the same id is the same payment.")
        UUID refundId,

        UUID orderId,

        @Schema(description = "ORDER_REJECTED, ORDER_CANCELLED, LINES_CANCELLED, CASE or COMPENSATION.")
        String reason,

        @Schema(description = "What it is for: the order, the change, the supplier order or the after-sales case.")
        UUID about,

        String amount,
        String currency,

        @Schema(
                description = "PROMISED (not to be paid yet), DUE (to be paid now), FAILED (people see to it), DONE or"
                        + " WITHDRAWN.")
        String state,

        Instant promisedAt,
        @Nullable Instant dueAt,

        @Schema(description = "Until when the shop is to say that it has paid, where the shop pays its refunds.")
        @Nullable
        Instant answerDue,

        @Nullable String reference,
        @Nullable String failure,
        @Nullable Instant endedAt) {

    static RefundView of(Refund refund, @Nullable RefundPayment payment) {
        return new RefundView(
                refund.id(),
                refund.orderId().value(),
                refund.reason().name(),
                refund.about(),
                refund.amount().amount().toPlainString(),
                refund.amount().currency(),
                refund.state().name(),
                refund.promisedAt(),
                refund.dueAt(),
                payment == null || refund.state() != Refund.State.DUE ? null : payment.answerDue(),
                refund.reference(),
                refund.failure(),
                refund.endedAt());
    }
}
