package io.daifa.process.ship;

import io.daifa.change.CallOffs;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.AskedSupplier;
import io.daifa.process.Candidates;
import io.daifa.process.LineUnits;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.shipment.NewShipment;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ShipmentReported;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Purchasing chases a shipment before the ship-by deadline. A report that comes closes the task. */
@Component
public class ChaseShipment extends StaffTask {

    private static final Duration OPENS_BEFORE = Duration.ofHours(12);
    private static final Duration BEFORE_SHIP_BY = Duration.ofHours(4);
    private static final int AT_LAST = 95;

    private final StaffTasks house;
    private final AskedSupplier asked;
    private final Candidates candidates;
    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final CallOffs callOffs;

    ChaseShipment(
            StaffTasks house,
            AskedSupplier asked,
            Candidates candidates,
            SupplierOrders supplierOrders,
            Parcels parcels,
            CallOffs callOffs) {
        super(house);
        this.house = house;
        this.asked = asked;
        this.candidates = candidates;
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.callOffs = callOffs;
    }

    enum Outcome {
        NUMBERS,
        PART,
        PROMISED,
        DELAY,
        REASSIGN,
        OUT_OF_STOCK,
        CANCEL
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofHours(8);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 70;
    }

    @Override
    protected Instant deadline(Subject subject) {
        return line(subject).minus(BEFORE_SHIP_BY);
    }

    /** From 70 twelve hours before the ship-by deadline to 95 four hours before it. */
    @Override
    protected int pressing(Subject subject) {
        return rising(usualPriority(subject), AT_LAST, line(subject).minus(OPENS_BEFORE), deadline(subject));
    }

    @Override
    protected String ownMessage() {
        return ShipmentReported.class.getSimpleName();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var supplierOrder = subject.supplierOrder();
        var order = subject.order();
        var left = parcels.left(supplierOrder.id());
        var goods = Tables.units(left, order);
        var tables = house.tables();
        var values = new HashMap<>(candidates.shown(supplierOrder));
        values.put("problems", tables.rows(List.of(problem(subject, goods))));
        values.put("contact", asked.contact(supplierOrder));
        values.put("openOrders", asked.openOrders(supplierOrder));
        values.put("outcome", Outcome.NUMBERS.name());
        values.put(
                "supplierWords",
                tables.toSend(
                        asked.language(supplierOrder),
                        "supplier-ship",
                        supplierOrder.number(),
                        goods,
                        tables.time(order.shipBy())));
        values.put("buyerWords", tables.toSend(order.language(), "buyer-delay", order.shopOrderNumber(), goods));
        values.put("units", LineUnits.shown(left, order));
        return values;
    }

    private Map<String, Object> problem(Subject subject, String goods) {
        var supplierOrder = subject.supplierOrder();
        var tables = house.tables();
        var supplier = asked.of(supplierOrder).name();
        var shipBy = tables.time(subject.order().shipBy());
        return supplierOrder.promisedShipAt() == null
                ? tables.problem("chase", supplier, goods, shipBy, asked.chased(supplierOrder))
                : tables.problem(
                        "chase-promised",
                        supplier,
                        goods,
                        shipBy,
                        asked.chased(supplierOrder),
                        tables.time(supplierOrder.promisedShipAt()));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var id = subject.supplierOrder().id();
        var note = answers.text("note");
        switch (answers.choice("outcome", Outcome.class)) {
            case NUMBERS -> parcels.report(id, PastedNumbers.read("numbers", answers.needed("numbers")), by, note);
            case PART ->
                parcels.reportPart(
                        id,
                        new NewShipment(
                                PastedNumbers.read("numbers", answers.needed("numbers")),
                                LineUnits.read(answers, "units")),
                        by,
                        note);
            case PROMISED -> supplierOrders.promise(id, answers.time("promisedShipAt"), by, note);
            case DELAY -> {
                supplierOrders.promise(id, answers.time("promisedShipAt"), by, null);
                parcels.proposeDelay(id, by, note);
            }
            case REASSIGN -> reassign(id, Candidates.chosen(answers, "supplier"), by, note);
            case OUT_OF_STOCK -> reassign(id, null, by, note);
            case CANCEL -> callOffs.callOff(id, answers.choice("cancellation", Cancellation.class), by, note);
        }
    }

    /** What is not shipped goes to the other supplier, or is routed; where nothing is shipped, the whole does. */
    private void reassign(SupplierOrderId id, @Nullable UUID supplier, Actor by, @Nullable String note) throws Refusal {
        if (parcels.of(id).isEmpty()) {
            supplierOrders.passOn(id, supplier, by, note);
        } else {
            supplierOrders.splitOff(id, parcels.left(id), supplier, by, note);
        }
    }
}
