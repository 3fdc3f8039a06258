package io.daifa.process.confirm;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Hold;
import io.daifa.order.Orders;
import io.daifa.process.Answers;
import io.daifa.process.Candidates;
import io.daifa.process.LineUnits;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Purchasing chooses the supplier where the rules find none: at first, or after those that were asked have rejected. */
@Component
public class ChooseSupplier extends StaffTask {

    private final StaffTasks house;
    private final Candidates candidates;
    private final SupplierOrders supplierOrders;
    private final Orders orders;

    ChooseSupplier(StaffTasks house, Candidates candidates, SupplierOrders supplierOrders, Orders orders) {
        super(house);
        this.house = house;
        this.candidates = candidates;
        this.supplierOrders = supplierOrders;
        this.orders = orders;
    }

    enum Outcome {
        ASSIGN,
        SPLIT,
        ASK_BUYER,
        CANCEL
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
        var order = subject.order();
        var values = new HashMap<>(candidates.shown(supplierOrder));
        values.put("problems", house.tables().rows(List.of(problem(subject))));
        values.put(
                "buyerWords",
                house.tables()
                        .toSend(
                                order.language(),
                                "buyer-out-of-stock",
                                order.shopOrderNumber(),
                                Tables.units(supplierOrder.lines(), order)));
        values.put("outcome", Outcome.ASSIGN.name());
        values.put("units", LineUnits.shown(supplierOrder, order));
        return values;
    }

    private Map<String, Object> problem(Subject subject) {
        var tables = house.tables();
        var goods = Tables.units(subject.supplierOrder().lines(), subject.order());
        var found = candidates.of(subject.supplierOrder());
        var asked = found.stream()
                .filter(candidate -> candidate.askedBefore() != null)
                .map(candidate -> candidate.supplier().name())
                .collect(Collectors.joining(", "));
        if (found.isEmpty()) {
            return tables.problem("choose-nobody", goods);
        }
        return asked.isEmpty() ? tables.problem("choose-none", goods) : tables.problem("choose-declined", asked);
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var id = subject.supplierOrder().id();
        var note = answers.text("note");
        switch (outcome(answers)) {
            case ASSIGN -> supplierOrders.assign(id, Candidates.chosen(answers, "supplier"), by, note);
            case SPLIT ->
                supplierOrders.splitOff(
                        id, LineUnits.read(answers, "units"), Candidates.chosen(answers, "supplier"), by, note);
            case ASK_BUYER ->
                orders.hold(
                        subject.order().id(),
                        new Hold(Hold.Kind.AWAIT_CUSTOMER, answers.time("until"), answers.needed("note")),
                        by);
            case CANCEL -> supplierOrders.cancel(id, answers.choice("cancellation", Cancellation.class), by, note);
        }
    }

    /** The form of the first release could only assign, and tasks that were opened with it know no outcome. */
    private static Outcome outcome(Answers answers) throws Refusal {
        return answers.text("outcome") == null ? Outcome.ASSIGN : answers.choice("outcome", Outcome.class);
    }
}
