package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.supplier.SupplierChases;
import io.daifa.supplier.SupplierChases.Hindrance;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Chases the suppliers: each gets one mail about all its chosen supplier orders, once all are worked. The tasks stay open. */
@Component
class ChaseDeed implements Deed {

    private static final Set<String> TASKS = Set.of("Task_HandleSupplier", "Task_ChaseShipment");

    private final SupplierChases chases;
    private final SupplierOrders supplierOrders;

    ChaseDeed(SupplierChases chases, SupplierOrders supplierOrders) {
        this.chases = chases;
        this.supplierOrders = supplierOrders;
    }

    @Override
    public Action action() {
        return Action.CHASE;
    }

    @Override
    public boolean isFor(OpenTask task) {
        return TASKS.contains(task.element());
    }

    @Override
    public @Nullable Reason leftOut(Subject subject, Wish wish) {
        var supplierOrder = supplierOrders.find(id(subject)).orElseThrow();
        return chases.hindrance(supplierOrder, wish.forced())
                .map(ChaseDeed::reason)
                .orElse(null);
    }

    @Override
    public Money worth(Subject subject) {
        return subject.order().paid();
    }

    @Override
    public void work(Subject subject, Wish wish, Work work) {
        var hindrance =
                chases.chase(work.batchId(), id(subject), wish.forced(), Actor.staff(subject.user()), wish.note());
        if (hindrance.isPresent()) {
            throw new IllegalStateException("it could be chased a moment ago: " + hindrance);
        }
    }

    @Override
    public void finish(Batch batch) {
        chases.tell(batch.id());
    }

    private static SupplierOrderId id(Subject subject) {
        return SupplierOrderId.of(Objects.requireNonNull(subject.task().supplierOrderId()));
    }

    private static Reason reason(Hindrance hindrance) {
        return switch (hindrance) {
            case BY_PHONE -> Reason.BY_PHONE;
            case NOT_IN_HAND -> Reason.NOT_IN_HAND;
            case LATELY -> Reason.CHASED_LATELY;
        };
    }
}
