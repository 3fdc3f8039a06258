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
import io.daifa.order.Hold;
import io.daifa.order.Orders;
import io.daifa.order.Review;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrders;
import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Confirms the orders as they stand, where nothing must be corrected. As long as nothing was sent it is taken back by a hold. */
@Component
class ConfirmDeed implements Deed {

    private static final String TASK = "Task_ConfirmOrder";
    private static final Set<State> UNSENT = Set.of(State.DRAFT, State.REJECTED, State.CANCELLED);

    private final OpenTasks tasks;
    private final Orders orders;
    private final SupplierOrders supplierOrders;

    ConfirmDeed(OpenTasks tasks, Orders orders, SupplierOrders supplierOrders) {
        this.tasks = tasks;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
    }

    @Override
    public Action action() {
        return Action.CONFIRM;
    }

    @Override
    public boolean isFor(OpenTask task) {
        return task.element().equals(TASK);
    }

    @Override
    public @Nullable Reason leftOut(Subject subject, Wish wish) {
        var mustCorrect = subject.order().review().findings().stream()
                .anyMatch(finding -> finding.outcome() == Review.Outcome.REVIEW
                        && finding.remedy() == Review.Remedy.CORRECT
                        && !finding.confirmed());
        return mustCorrect ? Reason.MUST_CORRECT : null;
    }

    @Override
    public Money worth(Subject subject) {
        return subject.order().paid();
    }

    /** The form may be older than the order is: what it says of the receiver is said as it is now. */
    @Override
    public void work(Subject subject, Wish wish, Work work) {
        var order = subject.order();
        var answers = new HashMap<String, @Nullable Object>();
        answers.put("outcome", "CONFIRM");
        answers.put("receiverName", order.receiver().name());
        answers.put("receiverPhone", order.receiver().phone());
        answers.put("address", order.receiver().address());
        answers.put("district", order.districtCode());
        answers.put("sellerMemo", order.sellerMemo());
        answers.put("note", wish.note());
        tasks.complete(subject.task().id(), answers, subject.user());
    }

    @Override
    public boolean takeBack(Work work, Batch batch, String by) throws Refusal {
        var id = work.item().orderId();
        if (!supplierOrders.ofOrder(id).stream().allMatch(one -> UNSENT.contains(one.state()))) {
            return false;
        }
        orders.hold(id, new Hold(Hold.Kind.HOLD, null, batch.note().isEmpty() ? null : batch.note()), Actor.staff(by));
        return true;
    }
}
