package io.daifa.batch;

import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does to the order behind one chosen task what its batch is for, in the caller's transaction and under the order's lock. */
@Component
class OneTask {

    private final BatchRows rows;
    private final Deeds deeds;
    private final OpenTasks tasks;
    private final Orders orders;

    OneTask(BatchRows rows, Deeds deeds, OpenTasks tasks, Orders orders) {
        this.rows = rows;
        this.deeds = deeds;
        this.tasks = tasks;
        this.orders = orders;
    }

    /** Why such a task is left out, before anything is asked that its deed alone knows; null where it is not. */
    static @Nullable Reason leftOut(Deed deed, @Nullable OpenTask task, String user) {
        if (task == null) {
            return Reason.TASK_GONE;
        }
        if (!deed.isFor(task)) {
            return Reason.OTHER_TASK;
        }
        return task.isOthers(user) ? Reason.CLAIMED : null;
    }

    void work(Work work, Batch batch) {
        try {
            if (work.item().part() == Part.TO_RELEASE) {
                takeBack(work, batch);
            } else {
                workOn(work, batch);
            }
        } catch (Refusal refusal) {
            throw new Refused(refusal);
        }
    }

    private void workOn(Work work, Batch batch) throws Refusal {
        var deed = deeds.of(batch.action());
        var user = batch.startedBy();
        var task = tasks.find(tasks.viewer(user), List.of(work.item().taskId())).stream()
                .findFirst()
                .orElse(null);
        var left = leftOut(deed, task, user);
        if (task == null || left != null) {
            rows.worked(work, Part.LEFT, left);
            return;
        }
        var order = orders.find(OrderId.of(task.orderId())).orElseThrow();
        var subject = new Deed.Subject(task, order, user, work.item().reference());
        var wish = new Wish(batch.action(), null, batch.note(), batch.until(), batch.target(), batch.forced());
        var reason = deed.leftOut(subject, wish);
        if (reason == null) {
            deed.work(subject, wish, work);
        }
        rows.worked(work, reason == null ? Part.DONE : Part.LEFT, reason);
    }

    private void takeBack(Work work, Batch batch) throws Refusal {
        var by = Objects.requireNonNullElse(batch.releasedBy(), batch.startedBy());
        var taken = deeds.of(batch.action()).takeBack(work, batch, by);
        // What cannot be taken back stays done, and says so.
        rows.worked(work, taken ? Part.RELEASED : Part.DONE, taken ? null : Reason.TOO_LATE);
    }
}
