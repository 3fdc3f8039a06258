package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parcels. Each method that changes one locks the customer's order's row first, and writes the journal. */
@Repository
public class Parcels {

    private final ParcelRows rows;
    private final SupplierOrders supplierOrders;
    private final ShipmentReports reports;
    private final Registration registration;
    private final ShippedMail mail;

    Parcels(
            ParcelRows rows,
            SupplierOrders supplierOrders,
            ShipmentReports reports,
            Registration registration,
            ShippedMail mail) {
        this.rows = rows;
        this.supplierOrders = supplierOrders;
        this.reports = reports;
        this.registration = registration;
        this.mail = mail;
    }

    /**
     * A supplier, or staff for it, reports the shipment of the whole supplier order in these parcels; it answers acceptance too. The same
     * report again changes nothing. Refuses: no parcel, more than 50, a number given twice or already used elsewhere (said where), letters
     * that no number has, a supplier order that is rejected, closed or reported otherwise. Publishes {@link ShipmentReported}.
     */
    @Transactional
    public void report(SupplierOrderId id, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        reports.report(supplierOrders.locked(id), parcels, by, note);
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
