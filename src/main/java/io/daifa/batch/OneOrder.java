package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Stop;
import io.daifa.order.Stops;
import io.daifa.supplier.Candidate;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does to one order what its batch is for, in the caller's transaction and under the order's lock. */
@Component
class OneOrder {

    private final BatchRows rows;
    private final Concerned concerned;
    private final Orders orders;
    private final Stops stops;
    private final SupplierOrders supplierOrders;
    private final OneTask oneTask;

    OneOrder(
            BatchRows rows,
            Concerned concerned,
            Orders orders,
            Stops stops,
            SupplierOrders supplierOrders,
            OneTask oneTask) {
        this.rows = rows;
        this.concerned = concerned;
        this.orders = orders;
        this.stops = stops;
        this.supplierOrders = supplierOrders;
        this.oneTask = oneTask;
    }

    void work(Work work) {
        var batch = rows.uncounted(work.batchId());
        var orderId = work.item().orderId();
        orders.lock(orderId);
        var cause = batch.cause();
        if (cause == null) {
            oneTask.work(work, batch);
            return;
        }
        if (work.item().part() == Part.TO_RELEASE) {
            stops.lift(
                    orderId,
                    Stop.Kind.BATCH,
                    batch.id(),
                    Actor.staff(Optional.ofNullable(batch.releasedBy()).orElse(batch.startedBy())));
            rows.worked(work, Part.RELEASED, null);
            return;
        }
        var hits = concerned.of(cause, orderId);
        var reason = hits.isEmpty() ? Reason.NOT_CONCERNED : null;
        var done = false;
        for (var hit : hits) {
            var left = Judgement.leftOut(batch.action(), hit);
            if (left == null && batch.action() == Action.REROUTE) {
                left = reroute(hit.supplierOrderId(), batch, cause);
            }
            done |= left == null;
            reason = left == null ? reason : left;
        }
        if (done && batch.action() == Action.HOLD) {
            hold(orderId, batch, Actor.staff(batch.startedBy()));
        }
        // Where one part was worked and another was not, the order is done, and the reason tells of the other.
        rows.worked(work, done ? Part.DONE : Part.LEFT, reason);
    }

    void hold(OrderId order, Batch batch, Actor by) {
        stops.stop(order, new Stop(Stop.Kind.BATCH, batch.id(), null, batch.note()), by);
    }

    private @Nullable Reason reroute(SupplierOrderId id, Batch batch, Cause cause) {
        var now = supplierOrders.locked(id).supplierId();
        var next = supplierOrders.candidates(id).stream()
                .filter(Candidate::eligible)
                .filter(candidate -> candidate.askedBefore() == null)
                .map(Candidate::supplier)
                .filter(supplier -> !supplier.id().equals(now) && !supplier.id().equals(cause.supplierId()))
                .findFirst();
        if (next.isEmpty()) {
            return Reason.NO_OTHER_SUPPLIER;
        }
        try {
            supplierOrders.assign(id, next.get().id(), Actor.staff(batch.startedBy()), batch.note());
            return null;
        } catch (Refusal refusal) {
            return Reason.REFUSED;
        }
    }
}
