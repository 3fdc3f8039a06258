package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The supplier orders. Each method that changes one locks the customer's order's row first, writes the journal, and tells the order how
 * far this part of it is.
 */
@Repository
public class SupplierOrders {

    /** The supplier order with that id. */
    public Optional<SupplierOrder> find(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** The supplier orders of that order, by number. */
    public List<SupplierOrder> ofOrder(OrderId orderId) {
        throw new UnsupportedOperationException();
    }

    /** The supplier orders of these orders. */
    public List<SupplierOrder> ofOrders(Collection<OrderId> orderIds) {
        throw new UnsupportedOperationException();
    }

    /** Locks the customer's order's row, and reads the supplier order under the lock. */
    public SupplierOrder locked(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** All suppliers that offer one of the lines, eligible ones first, the cheapest first. */
    public List<Candidate> candidates(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** Gives it to the first candidate that is eligible and was not asked before; false where none is. */
    public boolean route(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives it to that supplier, although the decision may bar it (staff know better); a supplier that was asked already loses its link.
     * The purchase order's mail is intended here, or the call is. Refuses an inactive or unknown supplier, and once it is accepted.
     */
    public void assign(SupplierOrderId id, UUID supplierId, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Sends the purchase order by mail, if it is not sent yet; the time to answer begins. Technical failures are thrown. */
    public void send(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** The supplier was called, which is as good as sent: the time to answer begins. Refuses unless it is a draft with a supplier. */
    public void called(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /**
     * The supplier accepts and promises to ship at that time. The same again changes nothing; a contradicting answer, a date in the past or
     * more than 60 days away is refused. Publishes {@link SupplierAnswered}.
     */
    public void accept(SupplierOrderId id, Instant promisedShipAt, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The supplier rejects the whole. The same again changes nothing; a contradicting answer is refused. Publishes {@link SupplierAnswered}. */
    public void reject(SupplierOrderId id, RejectionReason reason, @Nullable String note, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The supplier gets until then to answer. Refuses unless it is submitted, and a time that is past. */
    public void giveMoreTime(SupplierOrderId id, Instant until, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The supplier promises to ship at that time, later than before; it is chased again then. Refuses unless it is accepted. */
    public void promise(SupplierOrderId id, Instant promisedShipAt, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** All its parcels are registered. */
    public void shipped(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** All its parcels are settled, and this is what came of it. */
    public void delivered(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** It has ended: nothing more is to come of it; the order's part ends. */
    public void close(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** It ends without having been sent, because the order was rejected. */
    public void cancelWithOrder(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }
}
