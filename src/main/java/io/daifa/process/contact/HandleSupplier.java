package io.daifa.process.contact;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.Candidates;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.SupplierAnswered;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Purchasing sees to a supplier that did not answer in time. An answer that comes all the same closes the task. */
@Component
public class HandleSupplier extends StaffTask {

    private static final Duration BEFORE_SHIP_BY = Duration.ofHours(12);

    private final Candidates candidates;
    private final SupplierOrders supplierOrders;

    HandleSupplier(StaffTasks house, Candidates candidates, SupplierOrders supplierOrders) {
        super(house);
        this.candidates = candidates;
        this.supplierOrders = supplierOrders;
    }

    enum Outcome {
        ACCEPTED,
        REJECTED,
        MORE_TIME,
        REASSIGN
    }

    @Override
    protected Duration within() {
        return Duration.ofHours(1);
    }

    @Override
    protected int usualPriority() {
        return 60;
    }

    @Override
    protected Instant deadline(Subject subject) {
        return subject.order().shipBy().minus(BEFORE_SHIP_BY);
    }

    @Override
    protected String ownMessage() {
        return SupplierAnswered.class.getSimpleName();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var values = new HashMap<>(candidates.shown(subject.supplierOrder()));
        values.put("contact", candidates.contact(subject.supplierOrder()));
        return values;
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var id = subject.supplierOrder().id();
        var note = answers.text("note");
        switch (answers.choice("outcome", Outcome.class)) {
            case ACCEPTED -> supplierOrders.accept(id, answers.time("promisedShipAt"), by, note);
            case REJECTED ->
                supplierOrders.reject(id, answers.choice("rejectionReason", RejectionReason.class), note, by);
            case MORE_TIME -> supplierOrders.giveMoreTime(id, answers.time("until"), by, note);
            case REASSIGN -> supplierOrders.assign(id, Candidates.chosen(answers, "supplier"), by, note);
        }
    }
}
