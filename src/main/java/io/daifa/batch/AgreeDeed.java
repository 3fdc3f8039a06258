package io.daifa.batch;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Resolution;
import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.OpenTask;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides after-sales cases as it is proposed for them, where something is given. The customers are told, so it is not taken back. */
@Component
class AgreeDeed implements Deed {

    private final OpenTasks tasks;
    private final Cases cases;

    AgreeDeed(OpenTasks tasks, Cases cases) {
        this.tasks = tasks;
        this.cases = cases;
    }

    @Override
    public Action action() {
        return Action.AGREE;
    }

    @Override
    public boolean isFor(OpenTask task) {
        return task.element().equals("Task_DecideCase");
    }

    @Override
    public @Nullable Reason leftOut(Subject subject, Wish wish) {
        var proposal = proposal(subject);
        if (proposal == null || proposal.resolution() == null) {
            return Reason.NO_PROPOSAL;
        }
        return proposal.resolution() == Resolution.DECLINED ? Reason.PROPOSES_NOTHING : null;
    }

    @Override
    public Money worth(Subject subject) {
        return Objects.requireNonNull(proposal(subject)).refund();
    }

    @Override
    public void work(Subject subject, Wish wish, Work work) {
        var proposal = Objects.requireNonNull(proposal(subject));
        var answers = new HashMap<String, @Nullable Object>();
        answers.put("resolution", Objects.requireNonNull(proposal.resolution()).name());
        answers.put(
                "refund",
                proposal.refund().isPositive() ? proposal.refund().amount().toPlainString() : null);
        answers.put("freight", proposal.freight().name());
        answers.put("note", wish.note());
        tasks.complete(subject.task().id(), answers, subject.user());
    }

    private AfterSalesCase.@Nullable Proposal proposal(Subject subject) {
        return cases.find(CaseId.of(subject.task().businessKey())).orElseThrow().proposal();
    }
}
