package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.order.Refund;
import io.daifa.order.RefundPayment;
import io.daifa.order.RefundPayments;
import io.daifa.order.Refunds;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down that people have paid refunds, each with its payment's reference. Money that is paid is not taken back. */
@Component
class RefundDeed implements Deed {

    private final OpenTasks tasks;
    private final Refunds refunds;
    private final RefundPayments payments;

    RefundDeed(OpenTasks tasks, Refunds refunds, RefundPayments payments) {
        this.tasks = tasks;
        this.refunds = refunds;
        this.payments = payments;
    }

    @Override
    public Action action() {
        return Action.REFUND;
    }

    @Override
    public boolean isFor(OpenTask task) {
        return task.element().equals("Task_RefundByHand");
    }

    @Override
    public @Nullable Reason leftOut(Subject subject, Wish wish) {
        if (subject.reference() == null || subject.reference().isBlank()) {
            return Reason.NO_REFERENCE;
        }
        var refund = refund(subject);
        if (refund.state() == Refund.State.PROMISED
                || payments.standing(refund.id()) != RefundPayments.Standing.BY_HAND) {
            return Reason.NOT_BY_HAND;
        }
        var first = payments.find(refund.id()).map(RefundPayment::firstBy).orElse(null);
        if (first == null && payments.needsTwo(refund)) {
            return Reason.SECOND_PERSON;
        }
        return subject.user().equals(first) ? Reason.SAME_PERSON : null;
    }

    @Override
    public Money worth(Subject subject) {
        return refund(subject).amount();
    }

    @Override
    public void work(Subject subject, Wish wish, Work work) {
        var answers = new HashMap<String, @Nullable Object>();
        answers.put("outcome", "DONE");
        answers.put("reference", subject.reference());
        answers.put("note", wish.note());
        tasks.complete(subject.task().id(), answers, subject.user());
    }

    private Refund refund(Subject subject) {
        return refunds.find(subject.task().businessKey()).orElseThrow();
    }
}
