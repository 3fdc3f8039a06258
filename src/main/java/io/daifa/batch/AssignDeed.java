package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Candidate;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives the supplier orders to one supplier, or each to its next best. Taken back, as long as nothing was sent, they go to whom they were with, or
 * are chosen anew; what had been accepted goes on as a supplier order of its own, and cannot be taken back.
 */
@Component
class AssignDeed implements Deed {

    private static final String CHOOSE = "Task_ChooseSupplier";
    private static final String HANDLE = "Task_HandleSupplier";
    private static final Map<String, String> OUTCOMES =
            Map.of(CHOOSE, "ASSIGN", HANDLE, "REASSIGN", "Task_ChaseShipment", "REASSIGN");

    private final BatchRows rows;
    private final OpenTasks tasks;
    private final SupplierOrders supplierOrders;

    AssignDeed(BatchRows rows, OpenTasks tasks, SupplierOrders supplierOrders) {
        this.rows = rows;
        this.tasks = tasks;
        this.supplierOrders = supplierOrders;
    }

    @Override
    public Action action() {
        return Action.ASSIGN;
    }

    @Override
    public boolean isFor(OpenTask task) {
        return OUTCOMES.containsKey(task.element());
    }

    @Override
    public @Nullable Reason leftOut(Subject subject, Wish wish) {
        var now = supplierOrder(subject);
        if (wish.target() == null) {
            return next(now).isEmpty() ? Reason.NO_OTHER_SUPPLIER : null;
        }
        // Who has rejected may be asked again; who has it in hand need not be.
        return wish.target().equals(now.supplierId()) && now.state() != SupplierOrder.State.REJECTED
                ? Reason.SAME_SUPPLIER
                : null;
    }

    @Override
    public Money worth(Subject subject) {
        return subject.order().paid();
    }

    @Override
    public void work(Subject subject, Wish wish, Work work) {
        var now = supplierOrder(subject);
        var target = wish.target() == null ? next(now).orElseThrow() : wish.target();
        var answers = new HashMap<String, @Nullable Object>();
        answers.put("outcome", OUTCOMES.get(subject.task().element()));
        answers.put("supplier", target.toString());
        answers.put("note", wish.note());
        tasks.complete(subject.task().id(), answers, subject.user());
        rows.given(work, now.supplierId(), target);
    }

    @Override
    public boolean takeBack(Work work, Batch batch, String by) throws Refusal {
        var item = work.item();
        if (item.supplierOrderId() == null || item.supplierAfter() == null) {
            return false;
        }
        if (CHOOSE.equals(item.element())) {
            return takeBack(item.supplierOrderId(), item.supplierAfter(), null, batch, by);
        }
        return HANDLE.equals(item.element())
                && takeBack(item.supplierOrderId(), item.supplierAfter(), item.supplierBefore(), batch, by);
    }

    private boolean takeBack(SupplierOrderId id, UUID from, @Nullable UUID to, Batch batch, String by) throws Refusal {
        return supplierOrders.takeBack(id, from, to, Actor.staff(by), batch.note());
    }

    private SupplierOrder supplierOrder(Subject subject) {
        return supplierOrders
                .find(SupplierOrderId.of(Objects.requireNonNull(subject.task().supplierOrderId())))
                .orElseThrow();
    }

    private Optional<UUID> next(SupplierOrder supplierOrder) {
        return supplierOrders.candidates(supplierOrder.id()).stream()
                .filter(Candidate::eligible)
                .filter(candidate -> candidate.askedBefore() == null)
                .map(Candidate::supplier)
                .filter(supplier -> supplier.active() && !supplier.id().equals(supplierOrder.supplierId()))
                .map(Supplier::id)
                .findFirst();
    }
}
