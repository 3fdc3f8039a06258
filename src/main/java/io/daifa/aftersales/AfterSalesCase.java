package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An after-sales case (售后单) as it stands: a customer's complaint about units of one supplier order. */
public record AfterSalesCase(
        CaseId id,
        String number,
        OrderId orderId,
        SupplierOrderId supplierOrderId,
        State state,
        CaseProblem problem,
        @Nullable String description,
        boolean photo,
        @Nullable Money asked,
        @Nullable Resolution wanted,
        List<Line> lines,
        Instant openedAt,
        Actor openedBy,
        @Nullable Proposal proposal,
        @Nullable Decision decision,
        @Nullable String refundReference,
        @Nullable Instant refundedAt,
        @Nullable Instant closedAt) {

    /** So many units of the order's line of that number. */
    public record Line(int line, int quantity) {}

    /** Where it stands. */
    public enum State {
        REQUESTED,
        UNDER_REVIEW,
        NEGOTIATING,
        APPROVED,
        DECLINED,
        AWAITING_RETURN,
        RETURN_IN_TRANSIT,
        RECEIVED,
        INSPECTED,
        RESHIPPING,
        REPLACED,
        REFUNDING,
        REFUND_FAILED,
        REFUNDED,
        COMPENSATED,
        LAPSED,
        CANCELED,
        CLOSED
    }

    /** Who pays the return freight. */
    public enum Freight {
        SELLER,
        BUYER,
        NONE
    }

    /** What the decision table proposes and why ({@code proposal.<reason>} in the texts); without a resolution staff decide. */
    public record Proposal(@Nullable Resolution resolution, Money refund, Freight freight, String reason) {}

    /** What is sent in an exchange instead of the same article. */
    public record Exchange(String sku, @Nullable String variant) {}

    /** What was decided, by a person or at once. */
    public record Decision(
            Resolution resolution,
            Money refund,
            Freight freight,
            @Nullable Exchange exchange,
            @Nullable String note,
            String by,
            Instant at) {}

    /** The decision; without one it is an error to ask. */
    public Decision decided() {
        if (decision == null) {
            throw new IllegalStateException("case " + id + " is not decided");
        }
        return decision;
    }
}
