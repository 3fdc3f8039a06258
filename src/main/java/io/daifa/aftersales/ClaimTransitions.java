package io.daifa.aftersales;

import static io.daifa.aftersales.Claim.State.ACCEPTED;
import static io.daifa.aftersales.Claim.State.CLOSED;
import static io.daifa.aftersales.Claim.State.DISPUTED;
import static io.daifa.aftersales.Claim.State.DRAFT;
import static io.daifa.aftersales.Claim.State.GOODS_RETURNED;
import static io.daifa.aftersales.Claim.State.REJECTED;
import static io.daifa.aftersales.Claim.State.SETTLED;
import static io.daifa.aftersales.Claim.State.SUBMITTED;

import io.daifa.aftersales.Claim.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From which state a claim goes to which; each may be closed. */
final class ClaimTransitions {

    private static final Map<State, Set<State>> TABLE = Map.of(
            DRAFT, Set.of(SUBMITTED, CLOSED),
            SUBMITTED, Set.of(ACCEPTED, DISPUTED, REJECTED, SETTLED, CLOSED),
            DISPUTED, Set.of(ACCEPTED, REJECTED, SETTLED, CLOSED),
            ACCEPTED, Set.of(GOODS_RETURNED, SETTLED, DISPUTED, CLOSED),
            GOODS_RETURNED, Set.of(SETTLED, DISPUTED, CLOSED),
            REJECTED, Set.of(DISPUTED, CLOSED),
            SETTLED, Set.of(CLOSED),
            CLOSED, Set.of());

    private ClaimTransitions() {}

    /** Whether a claim may go from the one to the other. */
    static boolean allows(State from, State to) {
        return TABLE.get(from).contains(to);
    }

    /** Where a claim may go from there, in the sequence of its life. */
    static List<State> from(State from) {
        return Arrays.stream(State.values()).filter(to -> allows(from, to)).toList();
    }
}
