package io.daifa.process.contact;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Hold;
import io.daifa.order.Orders;
import io.daifa.process.Answers;
import io.daifa.process.AskedSupplier;
import io.daifa.process.Candidates;
import io.daifa.process.LineUnits;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.SupplierAnswered;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Purchasing sees to a supplier that did not answer in time. An answer that comes all the same closes the task. */
@Component
public class HandleSupplier extends StaffTask {

    private static final Duration BEFORE_SHIP_BY = Duration.ofHours(12);

    private final StaffTasks house;
    private final AskedSupplier asked;
    private final Candidates candidates;
    private final SupplierOrders supplierOrders;
    private final Orders orders;

    HandleSupplier(
            StaffTasks house,
            AskedSupplier asked,
            Candidates candidates,
            SupplierOrders supplierOrders,
            Orders orders) {
        super(house);
        this.house = house;
        this.asked = asked;
        this.candidates = candidates;
        this.supplierOrders = supplierOrders;
        this.orders = orders;
    }

    enum Outcome {
        ACCEPTED,
        PART,
        REJECTED,
        MORE_TIME,
        REASSIGN,
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
    protected Instant deadline(Subject subject) {
        return line(subject).minus(BEFORE_SHIP_BY);
    }

    @Override
    protected String ownMessage() {
        return SupplierAnswered.class.getSimpleName();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var supplierOrder = subject.supplierOrder();
        var order = subject.order();
        var tables = house.tables();
        var values = new HashMap<>(candidates.shown(supplierOrder));
        values.put(
                "problems",
                tables.rows(List.of(tables.problem(
                        "silent",
                        asked.of(supplierOrder).name(),
                        tables.time(supplierOrder.submittedAt()),
                        tables.time(supplierOrder.answerDue()),
                        asked.chased(supplierOrder)))));
        values.put("contact", asked.contact(supplierOrder));
        values.put("openOrders", asked.openOrders(supplierOrder));
        values.put(
                "supplierWords",
                tables.toSend(
                        asked.language(supplierOrder),
                        "supplier-answer",
                        supplierOrder.number(),
                        Tables.units(supplierOrder.lines(), subject.order()),
                        tables.time(subject.order().shipBy())));
        values.put(
                "buyerWords",
                tables.toSend(
                        order.language(),
                        "buyer-out-of-stock",
                        order.shopOrderNumber(),
                        Tables.units(supplierOrder.lines(), order)));
        values.put("units", LineUnits.shown(supplierOrder, order));
        return values;
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var id = subject.supplierOrder().id();
        var note = answers.text("note");
        switch (answers.choice("outcome", Outcome.class)) {
            case ACCEPTED -> supplierOrders.accept(id, answers.time("promisedShipAt"), by, note);
            case PART ->
                supplierOrders.acceptPart(
                        id, LineUnits.read(answers, "units"), answers.time("promisedShipAt"), by, note);
            case REJECTED ->
                supplierOrders.reject(id, answers.choice("rejectionReason", RejectionReason.class), note, by);
            case MORE_TIME -> supplierOrders.giveMoreTime(id, answers.time("until"), by, note);
            case REASSIGN -> supplierOrders.assign(id, Candidates.chosen(answers, "supplier"), by, note);
            case ASK_BUYER -> askBuyer(subject, answers, by);
            case CANCEL -> supplierOrders.cancel(id, answers.choice("cancellation", Cancellation.class), by, note);
        }
    }

    /** The supplier may answer until the buyer is to have answered; then the task appears again. */
    private void askBuyer(Subject subject, Answers answers, Actor by) throws Refusal {
        var until = answers.time("until");
        var note = answers.needed("note");
        orders.hold(subject.order().id(), new Hold(Hold.Kind.AWAIT_CUSTOMER, until, note), by);
        supplierOrders.giveMoreTime(subject.supplierOrder().id(), until, by, null);
    }
}
