package io.daifa.supplier;

import static io.daifa.supplier.SupplierOrder.State.ACCEPTED;
import static io.daifa.supplier.SupplierOrder.State.CANCELLED;
import static io.daifa.supplier.SupplierOrder.State.CLOSED;
import static io.daifa.supplier.SupplierOrder.State.DRAFT;
import static io.daifa.supplier.SupplierOrder.State.REJECTED;
import static io.daifa.supplier.SupplierOrder.State.SHIPPED;
import static io.daifa.supplier.SupplierOrder.State.SUBMITTED;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierOrder.State;
import java.util.Map;
import java.util.Set;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Which state of a supplier order may follow which. */
final class SupplierOrderTransitions {

    /** A draft follows a draft, a sent and a rejected one: with another supplier; a shipped one is accepted again when a number is void. */
    private static final Map<State, Set<State>> FOLLOWING = Map.of(
            DRAFT, Set.of(DRAFT, SUBMITTED, CANCELLED),
            SUBMITTED, Set.of(DRAFT, ACCEPTED, REJECTED, CANCELLED),
            REJECTED, Set.of(DRAFT, CANCELLED),
            ACCEPTED, Set.of(SHIPPED, CANCELLED),
            SHIPPED, Set.of(ACCEPTED, CLOSED),
            CLOSED, Set.of(),
            CANCELLED, Set.of());

    private SupplierOrderTransitions() {}

    /** Whether the one may follow the other. */
    static boolean allows(State from, State to) {
        return FOLLOWING.get(from).contains(to);
    }

    /** Refuses what may not follow, with the state as it is. */
    static void check(SupplierOrder supplierOrder, State to) throws Refusal {
        if (!allows(supplierOrder.state(), to)) {
            throw refusal(supplierOrder);
        }
    }

    /** The refusal of what a supplier order in its state does not allow. */
    static Refusal refusal(SupplierOrder supplierOrder) {
        return Refusal.because("supplier-order-state", word(supplierOrder.state()));
    }

    /** The state's word in the reader's language. */
    static DefaultMessageSourceResolvable word(State state) {
        return new DefaultMessageSourceResolvable("supplierOrderState." + state.name());
    }
}
