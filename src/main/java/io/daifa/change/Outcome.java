package io.daifa.change;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What came of a change: the state that it ends in, whose word that is, why it is refused, what the asker is told, what is given back. */
record Outcome(
        OrderChange.State state,
        Actor by,
        @Nullable ChangeRefusal refusal,
        @Nullable String answer,
        @Nullable Money refund) {}
