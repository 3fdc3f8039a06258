package io.daifa.process.aftersales;

import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.time.Instant;

/** A task of an after-sales case: its form shows the case. */
abstract class CaseTask extends StaffTask {

    private static final Duration TO_DECIDE = Duration.ofDays(2);

    private final CaseShown shown;

    CaseTask(StaffTasks house, CaseShown shown) {
        super(house);
        this.shown = shown;
    }

    /** The merchant has 48 hours to decide (WeChat's shop guide), whatever the order's own deadline was. */
    @Override
    protected Instant line(Subject subject) {
        return subject.theCase().openedAt().plus(TO_DECIDE);
    }

    /** The form's variable {@code case}. */
    Object shownCase(Subject subject) {
        return shown.theCase(subject);
    }

    /** The form's variable {@code negotiation}: what was offered, and what the customer said. */
    Object shownNegotiation(Subject subject) {
        return shown.negotiation(subject);
    }
}
