package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The supplier orders. Each method that changes one locks the customer's order's row first, writes the journal, and tells the order how
 * far this part of it is.
 */
@Repository
public class SupplierOrders {

    private final SupplierOrderRows rows;
    private final Suppliers suppliers;
    private final Routing routing;
    private final Assignment assignment;
    private final Sending sending;
    private final Answers answers;
    private final Endings endings;

    SupplierOrders(
            SupplierOrderRows rows,
            Suppliers suppliers,
            Routing routing,
            Assignment assignment,
            Sending sending,
            Answers answers,
            Endings endings) {
        this.rows = rows;
        this.suppliers = suppliers;
        this.routing = routing;
        this.assignment = assignment;
        this.sending = sending;
        this.answers = answers;
        this.endings = endings;
    }

    /** The supplier order with that id. */
    public Optional<SupplierOrder> find(SupplierOrderId id) {
        return rows.find(id);
    }

    /** The supplier orders of that order, by number. */
    public List<SupplierOrder> ofOrder(OrderId orderId) {
        return rows.ofOrders(List.of(orderId));
    }

    /** The supplier orders of these orders. */
    public List<SupplierOrder> ofOrders(Collection<OrderId> orderIds) {
        return rows.ofOrders(orderIds);
    }

    /** Locks the customer's order's row, and reads the supplier order under the lock. */
    @Transactional
    public SupplierOrder locked(SupplierOrderId id) {
        return rows.locked(id);
    }

    /** All suppliers that offer one of the lines, eligible ones first, the cheapest first. */
    public List<Candidate> candidates(SupplierOrderId id) {
        return routing.candidates(
                rows.find(id).orElseThrow(() -> new IllegalArgumentException("there is no supplier order " + id)));
    }

    /** Gives it to the first candidate that is eligible and was not asked before; false where none is. */
    @Transactional
    public boolean route(SupplierOrderId id) {
        var supplierOrder = rows.locked(id);
        if (supplierOrder.state() == State.DRAFT && supplierOrder.supplierId() != null) {
            return true;
        }
        var found = routing.candidates(supplierOrder).stream()
                .filter(candidate -> candidate.eligible() && candidate.askedBefore() == null)
                .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        try {
            assignment.assign(supplierOrder, found.get().supplier(), Actor.SYSTEM, null);
            return true;
        } catch (Refusal e) {
            // It was accepted or ended in the meantime: there is nothing to route.
            return false;
        }
    }

    /**
     * Gives it to that supplier, although the decision may bar it (staff know better); a supplier that was asked already loses its link.
     * The purchase order's mail is intended here, or the call is. Publishes {@link SupplierAssigned}. Refuses an inactive or unknown
     * supplier, and once it is accepted.
     */
    @Transactional
    public void assign(SupplierOrderId id, UUID supplierId, Actor by, @Nullable String note) throws Refusal {
        var supplierOrder = rows.locked(id);
        var supplier = suppliers.find(supplierId).orElseThrow(() -> Refusal.at("supplierId", "supplier-unknown"));
        assignment.assign(supplierOrder, supplier, by, note);
    }

    /** Sends the purchase order by mail, if it is not sent yet; the time to answer begins. Technical failures are thrown. */
    @Transactional
    public void send(SupplierOrderId id) {
        sending.send(rows.locked(id));
    }

    /** The supplier was called, which is as good as sent: the time to answer begins. Refuses unless it is a draft with a supplier. */
    @Transactional
    public void called(SupplierOrderId id, Actor by, @Nullable String note) throws Refusal {
        sending.called(rows.locked(id), by, note);
    }

    /**
     * The supplier accepts and promises to ship at that time. The same again changes nothing; a contradicting answer, a date in the past or
     * more than 60 days away is refused. Publishes {@link SupplierAnswered}.
     */
    @Transactional
    public void accept(SupplierOrderId id, Instant promisedShipAt, Actor by, @Nullable String note) throws Refusal {
        answers.accept(rows.locked(id), promisedShipAt, by, note);
    }

    /** The supplier rejects the whole. The same again changes nothing; a contradicting answer is refused. Publishes {@link SupplierAnswered}. */
    @Transactional
    public void reject(SupplierOrderId id, RejectionReason reason, @Nullable String note, Actor by) throws Refusal {
        answers.reject(rows.locked(id), reason, note, by);
    }

    /** The supplier gets until then to answer. Refuses unless it is submitted, and a time that is past. */
    @Transactional
    public void giveMoreTime(SupplierOrderId id, Instant until, Actor by, @Nullable String note) throws Refusal {
        answers.giveMoreTime(rows.locked(id), until, by, note);
    }

    /** The supplier promises to ship at that time, later than before; it is chased again then. Refuses unless it is accepted. */
    @Transactional
    public void promise(SupplierOrderId id, Instant promisedShipAt, Actor by, @Nullable String note) throws Refusal {
        answers.promise(rows.locked(id), promisedShipAt, by, note);
    }

    /** All its parcels are registered. */
    @Transactional
    public void shipped(SupplierOrderId id) {
        endings.shipped(rows.locked(id));
    }

    /** All its parcels are settled, and this is what came of it. */
    @Transactional
    public void delivered(SupplierOrderId id) {
        endings.delivered(rows.locked(id));
    }

    /** It has ended: nothing more is to come of it; the order's part ends. */
    @Transactional
    public void close(SupplierOrderId id) {
        endings.close(rows.locked(id));
    }

    /** It ends without having been sent, because the order was rejected. */
    @Transactional
    public void cancelWithOrder(SupplierOrderId id) {
        endings.cancelWithOrder(rows.locked(id));
    }
}
