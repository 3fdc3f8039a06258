package io.daifa.process.aftersales;

import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

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

    /** What all forms of a case show: {@code case}, {@code negotiation}, {@code photosPage} and a text to the customer. */
    Map<String, Object> shownCase(Subject subject) {
        var values = new HashMap<String, Object>();
        values.put("case", shown.theCase(subject));
        values.put("negotiation", shown.negotiation(subject));
        values.put("photosPage", shown.photosPage(subject));
        values.put("buyerWords", shown.toCustomer(subject));
        return values;
    }

    /** How the case is shown. */
    CaseShown cases() {
        return shown;
    }
}
