package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parcels. Each method that changes one locks the customer's order's row first, and writes the journal. */
@Repository
public class Parcels {

    private final ParcelRows rows;
    private final Contents contents;
    private final SupplierOrders supplierOrders;
    private final ShipmentReports reports;
    private final Registration registration;
    private final ShippedMail mail;
    private final DelayMail delays;
    private final Renumbering renumbering;
    private final TakenAway takenAway;

    Parcels(
            ParcelRows rows,
            Contents contents,
            SupplierOrders supplierOrders,
            ShipmentReports reports,
            Registration registration,
            ShippedMail mail,
            DelayMail delays,
            Renumbering renumbering,
            TakenAway takenAway) {
        this.rows = rows;
        this.contents = contents;
        this.supplierOrders = supplierOrders;
        this.reports = reports;
        this.registration = registration;
        this.mail = mail;
        this.delays = delays;
        this.renumbering = renumbering;
        this.takenAway = takenAway;
    }

    /**
     * A supplier, or staff for it, reports that these parcels carry all that is left of the supplier order; see
     * {@link #reportPart}.
     */
    @Transactional
    public void report(SupplierOrderId id, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        reports.report(supplierOrders.locked(id), NewShipment.of(parcels), by, note);
    }

    /**
     * A supplier, or staff for it, reports a shipment of the supplier order, be it a part of it; it answers acceptance too. Numbers that are
     * reported already are passed over. Refuses: no parcel, more than 50, a number given twice or already used elsewhere (said where), letters
     * that no number has, more units than are left, a supplier order that is rejected, closed or all shipped. Publishes
     * {@link ShipmentReported}.
     */
    @Transactional
    public void reportPart(SupplierOrderId id, NewShipment shipment, Actor by, @Nullable String note) throws Refusal {
        reports.report(supplierOrders.locked(id), shipment, by, note);
    }

    /** The units of the supplier order that no parcel carries yet. */
    public List<SupplierOrder.Line> left(SupplierOrderId id) {
        return contents.left(id);
    }

    /**
     * Units of a supplier order of that order were taken away: where nothing is left to ship of one, all of it is shipped, and who waits for a
     * report hears it as {@link ShipmentReported}.
     */
    @Transactional
    public void restTaken(OrderId orderId) {
        takenAway.lookAgain(orderId);
    }

    /** Whether all units of the supplier order are in registered parcels; so it is too when the rest was taken away. */
    public boolean isAllShipped(SupplierOrderId id) {
        return !isReported(id) && contents.left(id).isEmpty();
    }

    /** What is in the order's parcels. */
    public Map<ParcelId, ParcelContents> contents(OrderId orderId) {
        return contents.of(orderId);
    }

    /** Whether parcels are reported that are not registered yet. */
    public boolean isReported(SupplierOrderId id) {
        return !rows.reported(id).isEmpty();
    }

    /** Registers the reported parcels, all or none; where a carrier or number is not plausible, the doubt is kept and all are refused. */
    @Transactional
    public void register(SupplierOrderId id) throws ShipmentImplausible {
        registration.register(supplierOrders.locked(id));
    }

    /** Puts the reported parcels right: these take the place of those. Refuses as {@link #report} does. */
    @Transactional
    public void correct(SupplierOrderId id, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        reports.correct(supplierOrders.locked(id), parcels, by, note);
    }

    /** Lets the reported numbers pass although they are doubted; a person's word, with a reason. Refuses without a reason. */
    @Transactional
    public void force(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        reports.force(supplierOrders.locked(id), by, note);
    }

    /** Voids the reported numbers: the supplier is to report again. */
    @Transactional
    public void voidReport(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        reports.voidReport(supplierOrders.locked(id), by, note);
    }

    /** Tells the buyer by mail that the goods are shipped later, when the supplier promised. */
    @Transactional
    public void proposeDelay(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        ParcelReport.NOTE.check("note", note);
        delays.intend(supplierOrders.locked(id), by, note);
    }

    /**
     * Corrects the number, or the carrier, of a registered parcel: a parcel under the right number takes its place with what is in it, and
     * is registered at once; of the same number only the carrier is put right. The customer is told if the wrong number was. Refuses what is not
     * plausible, unless a person lets it pass with a reason, and a number that is used already. Whoever follows the parcel must know:
     * call {@code Tracks.renumber}.
     */
    @Transactional
    public Parcel renumber(ParcelId id, ReportedParcel right, boolean force, Actor by, @Nullable String note)
            throws Refusal {
        return renumbering.renumber(registered(id), right, force, by, note);
    }

    /** Voids the number of a registered parcel: what is in it is to be shipped again. Whoever follows it must know: call {@code Tracks.voidNumber}. */
    @Transactional
    public void voidNumber(ParcelId id, Actor by, @Nullable String note) throws Refusal {
        renumbering.voidNumber(registered(id), by, note);
    }

    private Parcel registered(ParcelId id) throws Refusal {
        var parcel = rows.find(id).orElseThrow(() -> Refusal.because("number-correction-unregistered"));
        supplierOrders.locked(parcel.supplierOrderId());
        return rows.find(id)
                .filter(now -> now.state() == Parcel.State.REGISTERED)
                .orElseThrow(() -> Refusal.because("number-correction-unregistered"));
    }

    /** The parcel with that id. */
    public Optional<Parcel> find(ParcelId id) {
        return rows.find(id);
    }

    /** The order's parcels, oldest first, void ones too. */
    public List<Parcel> ofOrder(OrderId orderId) {
        return rows.ofOrder(orderId);
    }

    /** The supplier order's live parcels, oldest first. */
    public List<Parcel> of(SupplierOrderId id) {
        return rows.live(id);
    }

    /** Whether a live parcel has that number. */
    public boolean isUsed(TrackingNumber number) {
        return !rows.ordersUsing(List.of(number.value())).isEmpty();
    }

    /** The orders with a parcel under one of these numbers, or numbers that end so (six characters at least). */
    public Collection<OrderId> ordersByNumber(String words) {
        return rows.ordersByNumber(words);
    }

    /** Tells the customer by mail that the goods are on their way, with the link to the tracking page; without an address nothing is sent. */
    @Transactional
    public void tellShipped(SupplierOrderId id) {
        mail.send(supplierOrders.find(id).orElseThrow());
    }
}
