package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Shares.Share;
import io.daifa.supplier.SupplierAttempts.SupplierAttempt;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives supplier orders to suppliers without a person's word: at first, and when the one that was asked did not take it. */
@Component
class Rerouting {

    private final JdbcClient jdbc;
    private final Routing routing;
    private final Assignment assignment;
    private final Splitting splitting;
    private final SupplierAttempts attempts;
    private final SupplierLinks links;
    private final SupplierStory story;
    private final Clock clock;

    Rerouting(
            JdbcClient jdbc,
            Routing routing,
            Assignment assignment,
            Splitting splitting,
            SupplierAttempts attempts,
            SupplierLinks links,
            SupplierStory story,
            Clock clock) {
        this.jdbc = jdbc;
        this.routing = routing;
        this.assignment = assignment;
        this.splitting = splitting;
        this.attempts = attempts;
        this.links = links;
        this.story = story;
        this.clock = clock;
    }

    /** Whether it has a supplier then. Lines that others are to send, and those that nobody offers, are split off. */
    boolean route(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.DRAFT && supplierOrder.supplierId() != null) {
            return true;
        }
        if (!SupplierOrderTransitions.allows(supplierOrder.state(), State.DRAFT)) {
            return false;
        }
        var shares = routing.shares(supplierOrder);
        if (shares.isEmpty()) {
            return false;
        }
        try {
            give(supplierOrder, shares);
            return true;
        } catch (Refusal e) {
            throw new IllegalStateException(supplierOrder.number() + " goes to those who may be asked", e);
        }
    }

    /** A supplier that let its time pass is passed over; one that has answered or got more time since is not. */
    boolean reroute(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.SUBMITTED
                && supplierOrder.answerDue().isAfter(clock.instant())) {
            return true;
        }
        var routed = route(supplierOrder);
        if (!routed && supplierOrder.state() == State.SUBMITTED) {
            passOver(supplierOrder);
        }
        return routed;
    }

    boolean hasNext(SupplierOrder supplierOrder) {
        return !routing.shares(supplierOrder).isEmpty();
    }

    private void give(SupplierOrder supplierOrder, List<Share> shares) throws Refusal {
        var rest = new ArrayList<>(supplierOrder.lines());
        shares.forEach(share -> rest.removeAll(share.lines()));
        for (var share : shares.subList(1, shares.size())) {
            splitOff(supplierOrder, share.lines(), share.candidate().supplier());
        }
        if (!rest.isEmpty()) {
            splitOff(supplierOrder, rest, null);
        }
        assignment.assign(supplierOrder, shares.get(0).candidate().supplier(), Actor.SYSTEM, null);
    }

    private void splitOff(SupplierOrder supplierOrder, List<Line> lines, @Nullable Supplier supplier) throws Refusal {
        splitting.splitOff(supplierOrder, lines, supplier, Actor.SYSTEM, null);
    }

    /** Nobody is left to be asked without a person's word; the silent one's answer would come too late now. */
    private void passOver(SupplierOrder supplierOrder) {
        attempts.ended(supplierOrder, SupplierAttempt.EXPIRED);
        links.revoke(supplierOrder.id());
        jdbc.sql("update daifa.supplier_order set state = 'REJECTED', answered_at = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
        story.tell(supplierOrder, Actor.SYSTEM, "supplier-passed-over", Map.of("number", supplierOrder.number()), null);
    }
}
