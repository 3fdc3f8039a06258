package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.order.Stage;
import io.daifa.order.Stop;
import io.daifa.order.Stops;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stops the dispatch of the orders until they are released, or until a date; their tasks stay open. */
@Component
class HoldDeed implements Deed {

    private final Stops stops;

    HoldDeed(Stops stops) {
        this.stops = stops;
    }

    @Override
    public Action action() {
        return Action.HOLD;
    }

    @Override
    public boolean isFor(OpenTask task) {
        return true;
    }

    @Override
    public @Nullable Reason leftOut(Subject subject, Wish wish) {
        return subject.order().stage().compareTo(Stage.PARTIALLY_SHIPPED) > 0 ? Reason.SHIPPED : null;
    }

    @Override
    public Money worth(Subject subject) {
        return subject.order().paid();
    }

    @Override
    public void work(Subject subject, Wish wish, Work work) {
        stops.stop(
                subject.order().id(),
                new Stop(Stop.Kind.BATCH, work.batchId(), wish.until(), wish.note()),
                Actor.staff(subject.user()));
    }

    @Override
    public boolean takeBack(Work work, Batch batch, String by) {
        stops.lift(work.item().orderId(), Stop.Kind.BATCH, batch.id(), Actor.staff(by));
        return true;
    }
}
