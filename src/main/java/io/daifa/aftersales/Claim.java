package io.daifa.aftersales;

import io.daifa.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier owes us for a case (供应商追责单).
 *
 * @param reason the case's problem
 * @param settlement how it was settled, {@code settled} how much came of it, {@code reference} under which number
 */
public record Claim(
        UUID id,
        String number,
        CaseId caseId,
        UUID supplierId,
        Money amount,
        CaseProblem reason,
        State state,
        Instant openedAt,
        Instant changedAt,
        String changedBy,
        @Nullable Settlement settlement,
        @Nullable Money settled,
        @Nullable String reference) {

    /** Where it stands. */
    public enum State {
        DRAFT,
        SUBMITTED,
        ACCEPTED,
        DISPUTED,
        REJECTED,
        GOODS_RETURNED,
        SETTLED,
        CLOSED
    }

    /** How it was settled. */
    public enum Settlement {
        CREDIT,
        OFFSET,
        CASH
    }
}
