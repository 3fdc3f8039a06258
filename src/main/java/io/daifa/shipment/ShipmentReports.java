package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** What suppliers, or staff for them, report of shipments, and how it is put right before it is registered. */
@Component
class ShipmentReports {

    private final ParcelRows rows;
    private final SupplierOrders supplierOrders;
    private final Orders orders;
    private final ShipmentStory story;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ShipmentReports(
            ParcelRows rows,
            SupplierOrders supplierOrders,
            Orders orders,
            ShipmentStory story,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.supplierOrders = supplierOrders;
        this.orders = orders;
        this.story = story;
        this.clock = clock;
        this.events = events;
    }

    void report(SupplierOrder supplierOrder, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        var report = ParcelReport.read(parcels, note);
        var live = rows.live(supplierOrder.id());
        if (report.isSameAs(live)) {
            return;
        }
        if (!live.isEmpty()) {
            throw Refusal.because("shipment-reported-otherwise");
        }
        if (supplierOrder.state() != State.SUBMITTED && supplierOrder.state() != State.ACCEPTED) {
            throw Refusal.because(
                    "shipment-not-awaited",
                    new DefaultMessageSourceResolvable("supplierOrderState." + supplierOrder.state()));
        }
        insert(supplierOrder, report, report, by);
        rows.tieLines(supplierOrder.id());
        if (supplierOrder.state() == State.SUBMITTED) {
            supplierOrders.accept(supplierOrder.id(), clock.instant(), by, null);
        }
        story.tell(supplierOrder, by, "shipment-reported", report.numbers(), note);
        events.publishEvent(new ShipmentReported(supplierOrder.id(), supplierOrder.orderId()));
    }

    /** A number that stays keeps its parcel; those that are gone are void. */
    void correct(SupplierOrder supplierOrder, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        var report = ParcelReport.read(parcels, note);
        var reported = reported(supplierOrder);
        if (report.isSameAs(reported)) {
            return;
        }
        insert(supplierOrder, report, report.without(Set.copyOf(numbers(reported))), by);
        var carriers = report.carriers();
        for (var parcel : reported) {
            var carrier = carriers.get(parcel.trackingNumber());
            if (carrier == null) {
                rows.voidIt(parcel);
            } else {
                rows.correct(parcel, carrier.isEmpty() ? null : carrier);
            }
        }
        rows.tieLines(supplierOrder.id());
        story.tell(supplierOrder, by, "shipment-corrected", report.numbers(), note);
    }

    void force(SupplierOrder supplierOrder, Actor by, @Nullable String note) throws Refusal {
        if (note == null || note.isBlank()) {
            throw Refusal.at("note", "missing");
        }
        ParcelReport.checkNote(note);
        var reported = reported(supplierOrder);
        rows.force(supplierOrder.id(), by.name());
        story.tell(supplierOrder, by, "shipment-forced", numbers(reported), note);
    }

    void voidReport(SupplierOrder supplierOrder, Actor by, @Nullable String note) throws Refusal {
        ParcelReport.checkNote(note);
        var reported = reported(supplierOrder);
        reported.forEach(rows::voidIt);
        story.tell(supplierOrder, by, "shipment-voided", numbers(reported), note);
    }

    private List<Parcel> reported(SupplierOrder supplierOrder) throws Refusal {
        var reported = rows.reported(supplierOrder.id());
        if (reported.isEmpty()) {
            throw Refusal.because("shipment-not-reported");
        }
        return reported;
    }

    /** What another live parcel has is refused, and nothing is written then. */
    private void insert(SupplierOrder supplierOrder, ParcelReport whole, ParcelReport added, Actor by) throws Refusal {
        if (added.entries().isEmpty() || rows.insert(supplierOrder, added, by.name())) {
            return;
        }
        var problems = new ArrayList<Problem>();
        for (var used : rows.ordersUsing(added.numbers()).entrySet()) {
            problems.add(Problem.at(
                    ParcelReport.numberField(whole.placeOf(used.getKey())),
                    "tracking-number-used",
                    used.getKey(),
                    number(used.getValue())));
        }
        if (problems.isEmpty()) {
            // The other parcel was voided in this moment.
            throw new ConcurrencyFailureException("a number that was taken is free again");
        }
        throw new Refusal(problems);
    }

    private String number(OrderId orderId) {
        return orders.find(orderId).map(Order::shopOrderNumber).orElse("");
    }

    private static List<String> numbers(List<Parcel> parcels) {
        return parcels.stream().map(Parcel::trackingNumber).toList();
    }
}
