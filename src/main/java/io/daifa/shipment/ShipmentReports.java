package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** What suppliers, or staff for them, report of shipments, and how it is put right before it is registered. */
@Component
class ShipmentReports {

    private final ParcelRows rows;
    private final Contents contents;
    private final SupplierOrders supplierOrders;
    private final Orders orders;
    private final ShipmentStory story;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ShipmentReports(
            ParcelRows rows,
            Contents contents,
            SupplierOrders supplierOrders,
            Orders orders,
            ShipmentStory story,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.contents = contents;
        this.supplierOrders = supplierOrders;
        this.orders = orders;
        this.story = story;
        this.clock = clock;
        this.events = events;
    }

    void report(SupplierOrder supplierOrder, NewShipment shipment, Actor by, @Nullable String note) throws Refusal {
        var whole = ParcelReport.read(shipment.parcels(), note);
        var live = rows.live(supplierOrder.id());
        checkKnown(supplierOrder, shipment, whole, live);
        var added = whole.without(Set.copyOf(numbers(live)));
        if (added.entries().isEmpty()) {
            return;
        }
        var left = contents.left(supplierOrder.id());
        if (left.isEmpty() && !live.isEmpty()) {
            throw Refusal.because("shipment-reported-otherwise");
        }
        if (supplierOrder.state() != State.SUBMITTED && supplierOrder.state() != State.ACCEPTED) {
            throw Refusal.because(
                    "shipment-not-awaited",
                    new DefaultMessageSourceResolvable("supplierOrderState." + supplierOrder.state()));
        }
        var together = together(shipment, whole, added, left);
        var id = insert(supplierOrder, whole, added, by);
        contents.put(id, supplierOrder.id(), added.entries());
        contents.share(id, together);
        if (supplierOrder.state() == State.SUBMITTED) {
            supplierOrders.accept(supplierOrder.id(), clock.instant(), by, null);
        }
        story.tell(supplierOrder, by, "shipment-reported", added.numbers(), note);
        events.publishEvent(new ShipmentReported(supplierOrder.id(), supplierOrder.orderId()));
    }

    /** Numbers that are reported already stay as they are; where this report says otherwise of them, it is no report but a correction. */
    private void checkKnown(SupplierOrder supplierOrder, NewShipment shipment, ParcelReport report, List<Parcel> live)
            throws Refusal {
        var own = contents.own(supplierOrder.id());
        for (var entry : report.entries()) {
            for (var parcel : live) {
                if (parcel.trackingNumber().equals(entry.number().value())
                        && !saysTheSame(entry, shipment.together(), parcel, own.getOrDefault(parcel.id(), List.of()))) {
                    throw Refusal.because("shipment-reported-otherwise");
                }
            }
        }
    }

    private boolean saysTheSame(ParcelReport.Entry entry, List<Line> together, Parcel parcel, List<Line> own) {
        if (!Objects.equals(entry.carrier(), parcel.declaredCarrier())) {
            return false;
        }
        var told = entry.lines().isEmpty() ? together : entry.lines();
        var known = own.isEmpty() ? contents.shared(parcel.shipmentId()) : own;
        return told.isEmpty() || Set.copyOf(told).equals(Set.copyOf(known));
    }

    /** What the parcels without lines of their own carry: what was told, or all that is left, which then must be something. */
    private static List<Line> together(NewShipment shipment, ParcelReport whole, ParcelReport added, List<Line> all)
            throws Refusal {
        var units = new Units(all);
        var silent = new ArrayList<ParcelReport.Entry>();
        for (var entry : added.entries()) {
            if (entry.lines().isEmpty()) {
                silent.add(entry);
            } else {
                units.take(
                        entry.lines(),
                        ParcelReport.linesField(whole.placeOf(entry.number().value())));
            }
        }
        units.take(silent.isEmpty() ? List.of() : shipment.together(), "units");
        units.refuse();
        if (silent.isEmpty() || !shipment.together().isEmpty()) {
            return silent.isEmpty() ? List.of() : shipment.together();
        }
        if (units.left().isEmpty()) {
            var place = whole.placeOf(silent.get(0).number().value());
            throw Refusal.at(ParcelReport.linesField(place), "parcel-nothing-left");
        }
        return units.left();
    }

    /**
     * A number that stays keeps its parcel; those that are gone are void. Where as many are new as are gone, each takes the place of one; else
     * nobody knows any more what is in which.
     */
    void correct(SupplierOrder supplierOrder, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        var report = ParcelReport.read(parcels, note);
        var reported = reported(supplierOrder);
        if (report.isSameAs(reported)) {
            return;
        }
        var added = report.without(Set.copyOf(numbers(reported)));
        var gone = reported.stream()
                .filter(parcel -> !report.numbers().contains(parcel.trackingNumber()))
                .toList();
        var shipment =
                added.entries().isEmpty() ? reported.get(0).shipmentId() : insert(supplierOrder, report, added, by);
        var carriers = report.carriers();
        for (var parcel : reported) {
            var carrier = carriers.get(parcel.trackingNumber());
            if (carrier != null) {
                rows.correct(parcel, carrier.isEmpty() ? null : carrier);
            }
        }
        if (gone.size() == added.entries().size()) {
            takeOver(gone, added, rows.reported(supplierOrder.id()));
            gone.forEach(rows::voidIt);
            if (!gone.isEmpty()) {
                rows.deleteShipment(shipment);
            }
        } else {
            contents.pool(rows.reported(supplierOrder.id()), shipment);
            gone.forEach(rows::voidIt);
            contents.giveToTheOnlyOne(shipment);
        }
        story.tell(supplierOrder, by, "shipment-corrected", report.numbers(), note);
    }

    private void takeOver(List<Parcel> gone, ParcelReport added, List<Parcel> now) {
        for (var i = 0; i < gone.size(); i++) {
            var number = added.entries().get(i).number().value();
            var taking = now.stream()
                    .filter(parcel -> parcel.trackingNumber().equals(number))
                    .findFirst()
                    .orElseThrow();
            contents.takeOver(gone.get(i).id(), taking.id());
        }
    }

    void force(SupplierOrder supplierOrder, Actor by, @Nullable String note) throws Refusal {
        if (note == null || note.isBlank()) {
            throw Refusal.at("note", "missing");
        }
        ParcelReport.NOTE.check("note", note);
        var reported = reported(supplierOrder);
        rows.force(supplierOrder.id(), by.name());
        story.tell(supplierOrder, by, "shipment-forced", numbers(reported), note);
    }

    void voidReport(SupplierOrder supplierOrder, Actor by, @Nullable String note) throws Refusal {
        ParcelReport.NOTE.check("note", note);
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

    /** Stores the parcels in a shipment of their own. What another live parcel has is refused, and nothing is written then. */
    private UUID insert(SupplierOrder supplierOrder, ParcelReport whole, ParcelReport added, Actor by) throws Refusal {
        var shipment = rows.insertShipment(supplierOrder, by.name());
        if (rows.insert(supplierOrder, shipment, added, by.name())) {
            return shipment;
        }
        rows.deleteShipment(shipment);
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
