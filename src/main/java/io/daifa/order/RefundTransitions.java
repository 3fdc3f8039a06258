package io.daifa.order;

import static io.daifa.order.Refund.State.DONE;
import static io.daifa.order.Refund.State.DUE;
import static io.daifa.order.Refund.State.FAILED;
import static io.daifa.order.Refund.State.PROMISED;
import static io.daifa.order.Refund.State.WITHDRAWN;

import java.util.Map;
import java.util.Set;

/** Which state of a refund may follow which; what was paid stays paid. */
final class RefundTransitions {

    private static final Map<Refund.State, Set<Refund.State>> FOLLOWING = Map.of(
            PROMISED, Set.of(DUE, WITHDRAWN),
            DUE, Set.of(DONE, FAILED, WITHDRAWN),
            FAILED, Set.of(DUE, DONE, WITHDRAWN),
            DONE, Set.of(),
            WITHDRAWN, Set.of());

    private RefundTransitions() {}

    /** Whether the one may follow the other. */
    static boolean allows(Refund.State from, Refund.State to) {
        return FOLLOWING.get(from).contains(to);
    }
}
