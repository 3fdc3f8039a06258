package io.daifa.process.aftersales;

import io.daifa.aftersales.Cases;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** After-sales gives the money back by hand, and keeps the payment's reference. */
@Component
public class RefundByHand extends CaseTask {

    RefundByHand(StaffTasks house, Cases cases) {
        super(house, cases);
    }

    @Override
    protected Duration within() {
        return Duration.ofHours(2);
    }

    @Override
    protected int usualPriority() {
        return 85;
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        return Map.of("case", shownCase(subject));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        cases().refunded(subject.theCase().id(), answers.needed("reference"), answers.text("note"), by);
    }
}
