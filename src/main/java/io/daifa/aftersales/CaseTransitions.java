package io.daifa.aftersales;

import static io.daifa.aftersales.AfterSalesCase.State.APPROVED;
import static io.daifa.aftersales.AfterSalesCase.State.CLOSED;
import static io.daifa.aftersales.AfterSalesCase.State.DECLINED;
import static io.daifa.aftersales.AfterSalesCase.State.REFUNDING;
import static io.daifa.aftersales.AfterSalesCase.State.REQUESTED;
import static io.daifa.aftersales.AfterSalesCase.State.UNDER_REVIEW;

import io.daifa.aftersales.AfterSalesCase.State;
import java.util.Map;
import java.util.Set;

/** From which state a case goes to which; a case that goes nowhere is closed. */
final class CaseTransitions {

    private static final Map<State, Set<State>> TABLE = Map.of(
            REQUESTED, Set.of(UNDER_REVIEW, APPROVED, REFUNDING, DECLINED),
            UNDER_REVIEW, Set.of(APPROVED, REFUNDING, DECLINED),
            APPROVED, Set.of(REFUNDING, CLOSED),
            REFUNDING, Set.of(CLOSED),
            DECLINED, Set.of(CLOSED),
            CLOSED, Set.of());

    private CaseTransitions() {}

    /** Whether a case may go from the one to the other. */
    static boolean allows(State from, State to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
