package io.daifa.supplier;

import io.daifa.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A supplier that may be asked for a supplier order, and what speaks for it or against it.
 *
 * @param cost what all lines cost there; null where it does not offer all of them
 * @param shipsBy when it would ship at the latest, if asked now
 * @param reason why the decision bars it ({@code routing.<reason>} in the texts); null where it is eligible
 * @param askedBefore how it answered when it was asked for this supplier order before
 */
public record Candidate(
        Supplier supplier,
        @Nullable Money cost,
        @Nullable Integer stock,
        Instant shipsBy,
        boolean eligible,
        @Nullable String reason,
        @Nullable String askedBefore) {}
