package io.daifa.process.contact;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.AskedSupplier;
import io.daifa.process.LineUnits;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Purchasing calls a supplier that is reached by phone only, and logs what it says. */
@Component
public class CallSupplier extends StaffTask {

    private final StaffTasks house;
    private final AskedSupplier asked;
    private final SupplierOrders supplierOrders;

    CallSupplier(StaffTasks house, AskedSupplier asked, SupplierOrders supplierOrders) {
        super(house);
        this.house = house;
        this.asked = asked;
        this.supplierOrders = supplierOrders;
    }

    enum Outcome {
        ACCEPTED,
        PART,
        REJECTED,
        WAITING
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofHours(1);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 60;
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var supplierOrder = subject.supplierOrder();
        var tables = house.tables();
        return Map.of(
                "problems",
                tables.rows(
                        List.of(tables.problem("call", asked.of(supplierOrder).name(), supplierOrder.number()))),
                "contact",
                asked.contact(supplierOrder),
                "supplierWords",
                tables.toSend(
                        asked.language(supplierOrder),
                        "supplier-answer",
                        supplierOrder.number(),
                        Tables.units(supplierOrder.lines(), subject.order()),
                        tables.time(subject.order().shipBy())),
                "units",
                LineUnits.shown(supplierOrder, subject.order()));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var id = subject.supplierOrder().id();
        var note = answers.text("note");
        var outcome = answers.choice("outcome", Outcome.class);
        supplierOrders.called(id, by, note);
        switch (outcome) {
            case ACCEPTED -> supplierOrders.accept(id, answers.time("promisedShipAt"), by, null);
            case PART ->
                supplierOrders.acceptPart(
                        id, LineUnits.read(answers, "units"), answers.time("promisedShipAt"), by, null);
            case REJECTED ->
                supplierOrders.reject(id, answers.choice("rejectionReason", RejectionReason.class), note, by);
            case WAITING -> {
                // Called is all there is to say: the time to answer runs from now.
            }
        }
    }
}
