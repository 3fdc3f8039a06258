package io.daifa.supplier;

import io.daifa.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A supplier that may be asked for a supplier order, and what speaks for it or against it.
 *
 * @param cost what all lines cost there; null where it does not offer all of them
 * @param margin what is left of the lines' price; null where cost and price cannot be compared
 * @param shipsBy when it would ship at the latest, if asked now
 * @param onTime how punctual it was lately; null where nothing was due yet, or nobody asked
 * @param reason why the decision bars it ({@code routing.<reason>} in the texts); null where it is eligible
 * @param askedBefore how it answered when it was asked for this supplier order before
 */
public record Candidate(
        Supplier supplier,
        @Nullable Money cost,
        @Nullable Money margin,
        @Nullable Integer stock,
        Instant shipsBy,
        @Nullable OnTimeShare onTime,
        boolean eligible,
        @Nullable String reason,
        @Nullable String askedBefore) {

    /** Whether it may be asked without a person's word. */
    boolean isNext() {
        return eligible && supplier.active() && askedBefore == null;
    }

    /** The same, with how punctual it was. */
    Candidate with(@Nullable OnTimeShare share) {
        return new Candidate(supplier, cost, margin, stock, shipsBy, share, eligible, reason, askedBefore);
    }
}
