package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The parcels. Each method that changes one locks the customer's order's row first, and writes the journal. */
@Repository
public class Parcels {

    /**
     * A supplier, or staff for it, reports the shipment of the whole supplier order in these parcels; it answers acceptance too. The same
     * report again changes nothing. Refuses: no parcel, more than 50, a number given twice or already used elsewhere (said where), letters
     * that no number has, a supplier order that is rejected, closed or reported otherwise. Publishes {@link ShipmentReported}.
     */
    public void report(SupplierOrderId id, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Whether parcels are reported that are not registered yet. */
    public boolean isReported(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** Registers the reported parcels, all or none; where a carrier or number is not plausible, the doubt is kept and all are refused. */
    public void register(SupplierOrderId id) throws ShipmentImplausible {
        throw new UnsupportedOperationException();
    }

    /** Puts the reported parcels right: these take the place of those. Refuses as {@link #report} does. */
    public void correct(SupplierOrderId id, List<ReportedParcel> parcels, Actor by, @Nullable String note)
            throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Lets the reported numbers pass although they are doubted; a person's word, with a reason. Refuses without a reason. */
    public void force(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Voids the reported numbers: the supplier is to report again. */
    public void voidReport(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The parcel with that id. */
    public Optional<Parcel> find(ParcelId id) {
        throw new UnsupportedOperationException();
    }

    /** The order's parcels, oldest first, void ones too. */
    public List<Parcel> ofOrder(OrderId orderId) {
        throw new UnsupportedOperationException();
    }

    /** The supplier order's live parcels, oldest first. */
    public List<Parcel> of(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** The orders with a parcel under one of these numbers, or numbers that end so (six characters at least). */
    public Collection<OrderId> ordersByNumber(String words) {
        throw new UnsupportedOperationException();
    }

    /** Tells the customer by mail that the goods are on their way, with the link to the tracking page; without an address nothing is sent. */
    public void tellShipped(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }
}
