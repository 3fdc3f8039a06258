package io.daifa.process.confirm;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.Candidates;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Purchasing chooses the supplier where the rules find none, or where the one that was asked has rejected. */
@Component
public class ChooseSupplier extends StaffTask {

    private final Candidates candidates;
    private final SupplierOrders supplierOrders;

    ChooseSupplier(StaffTasks house, Candidates candidates, SupplierOrders supplierOrders) {
        super(house);
        this.candidates = candidates;
        this.supplierOrders = supplierOrders;
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
    protected Map<String, Object> shown(Subject subject) {
        return candidates.shown(subject.supplierOrder());
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        supplierOrders.assign(
                subject.supplierOrder().id(), Candidates.chosen(answers, "supplier"), by, answers.text("note"));
    }
}
