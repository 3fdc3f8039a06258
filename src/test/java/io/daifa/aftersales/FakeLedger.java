package io.daifa.aftersales;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mockito.invocation.InvocationOnMock;

/** The ledger of refunds as it answers for orders of which that much was paid. */
final class FakeLedger {

    private final Map<UUID, Refund> refunds = new ConcurrentHashMap<>();
    private final Function<OrderId, Money> paid;

    FakeLedger(Function<OrderId, Money> paid) {
        this.paid = paid;
    }

    /** The ledger's door. */
    Refunds door() {
        var door = mock(Refunds.class);
        try {
            when(door.left(any())).thenAnswer(call -> left(call.getArgument(0)));
            when(door.live(any(), any())).thenAnswer(call -> live(call.getArgument(0), call.getArgument(1)));
            when(door.find(any())).thenAnswer(call -> Optional.ofNullable(refunds.get(call.<UUID>getArgument(0))));
            when(door.promise(any(), any(), any(), any(), any())).thenAnswer(this::promise);
            doAnswer(call -> to(call.getArgument(0), Refund.State.WITHDRAWN))
                    .when(door)
                    .withdraw(any(), any());
            doAnswer(call -> to(call.getArgument(0), Refund.State.DUE))
                    .when(door)
                    .due(any(), any());
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
        return door;
    }

    /** It is paid, under that reference. */
    Refund pays(CaseId id) {
        var due = refunds.values().stream()
                .filter(refund -> refund.about().equals(id.value()) && refund.state() == Refund.State.DUE)
                .findFirst()
                .orElseThrow();
        to(due.id(), Refund.State.DONE);
        return refunds.get(due.id());
    }

    private UUID promise(InvocationOnMock call) throws Refusal {
        OrderId order = call.getArgument(0);
        Money amount = call.getArgument(3);
        if (amount.compareTo(left(order)) > 0) {
            throw Refusal.at("amount", "refund-above-paid");
        }
        var refund = new Refund(
                Ids.next(),
                order,
                call.getArgument(1),
                call.getArgument(2),
                amount,
                Refund.State.PROMISED,
                Instant.EPOCH,
                null,
                null,
                null,
                null);
        refunds.put(refund.id(), refund);
        return refund.id();
    }

    private Money left(OrderId order) {
        return refunds.values().stream()
                .filter(refund -> refund.orderId().equals(order) && refund.state() != Refund.State.WITHDRAWN)
                .map(Refund::amount)
                .reduce(paid.apply(order), Money::minus);
    }

    private Optional<Refund> live(Refund.Reason reason, UUID about) {
        return refunds.values().stream()
                .filter(refund -> refund.reason() == reason
                        && refund.about().equals(about)
                        && refund.state() != Refund.State.WITHDRAWN)
                .findFirst();
    }

    private Object to(UUID id, Refund.State state) {
        return refunds.computeIfPresent(
                id,
                (key, refund) -> new Refund(
                        id,
                        refund.orderId(),
                        refund.reason(),
                        refund.about(),
                        refund.amount(),
                        state,
                        refund.promisedAt(),
                        null,
                        null,
                        state == Refund.State.DONE ? "A1" : null,
                        null));
    }
}
