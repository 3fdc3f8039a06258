package io.daifa.aftersales;

import io.daifa.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision that the customer is asked to agree to, and what the customer said.
 *
 * @param round counts the offers of a case, from 1
 * @param note staff's words to the customer
 * @param words the customer's words
 * @param counterWanted what the customer wants instead
 * @param counterAmount the money that the customer wants instead
 */
public record Offer(
        CaseId caseId,
        int round,
        Resolution resolution,
        Money refund,
        AfterSalesCase.Freight freight,
        @Nullable String note,
        Instant madeAt,
        String madeBy,
        Instant answerDue,
        @Nullable Answer answer,
        @Nullable String words,
        @Nullable Resolution counterWanted,
        @Nullable Money counterAmount,
        @Nullable Instant answeredAt) {

    /** What became of it. */
    public enum Answer {
        ACCEPTED,
        DECLINED,
        COUNTERED,
        LAPSED
    }
}
