package io.daifa.aftersales;

import static io.daifa.aftersales.AfterSalesCase.State.APPROVED;
import static io.daifa.aftersales.AfterSalesCase.State.AWAITING_RETURN;
import static io.daifa.aftersales.AfterSalesCase.State.CANCELED;
import static io.daifa.aftersales.AfterSalesCase.State.CLOSED;
import static io.daifa.aftersales.AfterSalesCase.State.COMPENSATED;
import static io.daifa.aftersales.AfterSalesCase.State.DECLINED;
import static io.daifa.aftersales.AfterSalesCase.State.INSPECTED;
import static io.daifa.aftersales.AfterSalesCase.State.LAPSED;
import static io.daifa.aftersales.AfterSalesCase.State.NEGOTIATING;
import static io.daifa.aftersales.AfterSalesCase.State.RECEIVED;
import static io.daifa.aftersales.AfterSalesCase.State.REFUNDED;
import static io.daifa.aftersales.AfterSalesCase.State.REFUNDING;
import static io.daifa.aftersales.AfterSalesCase.State.REFUND_FAILED;
import static io.daifa.aftersales.AfterSalesCase.State.REPLACED;
import static io.daifa.aftersales.AfterSalesCase.State.REQUESTED;
import static io.daifa.aftersales.AfterSalesCase.State.RESHIPPING;
import static io.daifa.aftersales.AfterSalesCase.State.RETURN_IN_TRANSIT;
import static io.daifa.aftersales.AfterSalesCase.State.UNDER_REVIEW;

import io.daifa.aftersales.AfterSalesCase.State;
import java.util.Map;
import java.util.Set;

/** From which state a case goes to which; a case that goes nowhere has come to its end. */
final class CaseTransitions {

    private static final Map<State, Set<State>> TABLE = Map.ofEntries(
            Map.entry(REQUESTED, Set.of(UNDER_REVIEW, CANCELED)),
            Map.entry(UNDER_REVIEW, Set.of(NEGOTIATING, APPROVED, DECLINED, CANCELED)),
            Map.entry(NEGOTIATING, Set.of(UNDER_REVIEW, APPROVED, DECLINED, LAPSED, CANCELED)),
            Map.entry(APPROVED, Set.of(AWAITING_RETURN, RESHIPPING, REFUNDING, CLOSED, CANCELED)),
            Map.entry(AWAITING_RETURN, Set.of(RETURN_IN_TRANSIT, RECEIVED, LAPSED, CANCELED)),
            Map.entry(RETURN_IN_TRANSIT, Set.of(RECEIVED, INSPECTED, UNDER_REVIEW)),
            Map.entry(RECEIVED, Set.of(INSPECTED, UNDER_REVIEW)),
            Map.entry(INSPECTED, Set.of(NEGOTIATING, RESHIPPING, REFUNDING, CLOSED)),
            Map.entry(RESHIPPING, Set.of(REPLACED, UNDER_REVIEW)),
            Map.entry(REPLACED, Set.of(REFUNDING, CLOSED)),
            Map.entry(REFUNDING, Set.of(REFUNDED, COMPENSATED, REFUND_FAILED, CLOSED)),
            Map.entry(REFUND_FAILED, Set.of(REFUNDING, REFUNDED, COMPENSATED, CLOSED)),
            Map.entry(REFUNDED, Set.of(CLOSED)),
            Map.entry(COMPENSATED, Set.of(CLOSED)),
            Map.entry(DECLINED, Set.of()),
            Map.entry(LAPSED, Set.of()),
            Map.entry(CANCELED, Set.of()),
            Map.entry(CLOSED, Set.of()));

    private CaseTransitions() {}

    /** Whether a case may go from the one to the other. */
    static boolean allows(State from, State to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
