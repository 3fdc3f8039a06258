package io.daifa.change;

import static io.daifa.change.OrderChange.State.ASKED_SUPPLIER;
import static io.daifa.change.OrderChange.State.ASSESSING;
import static io.daifa.change.OrderChange.State.GRANTED;
import static io.daifa.change.OrderChange.State.INTERCEPTING;
import static io.daifa.change.OrderChange.State.REFUSED;
import static io.daifa.change.OrderChange.State.REQUESTED;
import static io.daifa.change.OrderChange.State.TO_CASE;
import static io.daifa.change.OrderChange.State.WITHDRAWN;

import io.daifa.change.OrderChange.State;
import java.util.Map;
import java.util.Set;

/** From which state a change goes to which; one that goes nowhere is settled. */
final class ChangeTransitions {

    private static final Map<State, Set<State>> TABLE = Map.of(
            REQUESTED, Set.of(ASSESSING, WITHDRAWN),
            ASSESSING, Set.of(ASSESSING, ASKED_SUPPLIER, GRANTED, REFUSED, INTERCEPTING, TO_CASE, WITHDRAWN),
            ASKED_SUPPLIER, Set.of(ASSESSING, WITHDRAWN),
            GRANTED, Set.of(),
            REFUSED, Set.of(),
            INTERCEPTING, Set.of(),
            TO_CASE, Set.of(),
            WITHDRAWN, Set.of());

    private ChangeTransitions() {}

    /** Whether a change may go from the one to the other. */
    static boolean allow(State from, State to) {
        return TABLE.getOrDefault(from, Set.of()).contains(to);
    }
}
