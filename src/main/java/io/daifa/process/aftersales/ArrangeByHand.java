package io.daifa.process.aftersales;

import io.daifa.aftersales.Cases;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** After-sales does the return, the exchange or the reshipment by hand, and keeps its reference. */
@Component
public class ArrangeByHand extends CaseTask {

    ArrangeByHand(StaffTasks house, Cases cases, ClaimHistory history) {
        super(house, cases, history);
    }

    @Override
    protected Duration within() {
        return Duration.ofDays(1);
    }

    @Override
    protected int usualPriority() {
        return 65;
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        return Map.of("case", shownCase(subject));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        cases().arranged(subject.theCase().id(), answers.needed("reference"), answers.text("note"), by);
    }
}
