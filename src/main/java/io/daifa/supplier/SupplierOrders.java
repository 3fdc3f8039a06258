package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private final Rerouting rerouting;
    private final Reminders reminders;
    private final Assignment assignment;
    private final Sending sending;
    private final Answers answers;
    private final Splitting splitting;
    private final Cancellations cancellations;
    private final CancellationMails cancellationMails;
    private final CancelledValue cancelledValue;
    private final Revisions revisions;
    private final Endings endings;
    private final PartShipments partShipments;

    SupplierOrders(
            SupplierOrderRows rows,
            Suppliers suppliers,
            Routing routing,
            Rerouting rerouting,
            Reminders reminders,
            Assignment assignment,
            Sending sending,
            Answers answers,
            Splitting splitting,
            Cancellations cancellations,
            CancellationMails cancellationMails,
            CancelledValue cancelledValue,
            Revisions revisions,
            Endings endings,
            PartShipments partShipments) {
        this.rows = rows;
        this.suppliers = suppliers;
        this.routing = routing;
        this.rerouting = rerouting;
        this.reminders = reminders;
        this.assignment = assignment;
        this.sending = sending;
        this.answers = answers;
        this.splitting = splitting;
        this.cancellations = cancellations;
        this.cancellationMails = cancellationMails;
        this.cancelledValue = cancelledValue;
        this.revisions = revisions;
        this.endings = endings;
        this.partShipments = partShipments;
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

    /** How many supplier orders these suppliers have in hand and have not shipped. */
    public Map<UUID, Integer> inHand(Collection<UUID> supplierIds) {
        return rows.inHand(supplierIds);
    }

    /** Locks the customer's order's row, and reads the supplier order under the lock. */
    @Transactional
    public SupplierOrder locked(SupplierOrderId id) {
        return rows.locked(id);
    }

    /** All suppliers that offer one of the lines, eligible ones first, the cheapest first. */
    public List<Candidate> candidates(SupplierOrderId id) {
        return routing.candidates(existing(id));
    }

    /**
     * Gives it to the best candidate that is eligible and was not asked before. Where nobody can send all of it, few share it: lines for others
     * are split off with their supplier, and lines that nobody offers without one. False where nobody can send any of it.
     */
    @Transactional
    public boolean route(SupplierOrderId id) {
        return rerouting.route(rows.locked(id));
    }

    /**
     * The same for one that its supplier has rejected or let pass. One that was answered or got more time meanwhile stays as it is; where nobody
     * is left, a supplier that let it pass can answer no more.
     */
    @Transactional
    public boolean reroute(SupplierOrderId id) {
        return rerouting.reroute(rows.locked(id));
    }

    /** Whether another supplier can be asked without a person's word. */
    public boolean hasNext(SupplierOrderId id) {
        return rerouting.hasNext(existing(id));
    }

    /** Reminds the supplier of the purchase order that it has not answered, once for each deadline. Technical failures are thrown. */
    @Transactional
    public void remind(SupplierOrderId id) {
        reminders.remind(rows.locked(id));
    }

    /**
     * Gives it to that supplier, although the decision may bar it (staff know better); a supplier that was asked already loses its link.
     * The purchase order's mail is intended here, or the call is. Publishes {@link SupplierAssigned}. Refuses an inactive or unknown
     * supplier, and once it is accepted.
     */
    @Transactional
    public void assign(SupplierOrderId id, UUID supplierId, Actor by, @Nullable String note) throws Refusal {
        var supplierOrder = rows.locked(id);
        assignment.assign(supplierOrder, known(supplierId), by, note);
    }

    /**
     * Takes it back from that supplier, to whom nothing was sent yet, and gives it to the one before or, without one, lets it be chosen anew.
     * False where it is too late: it was sent, is with somebody else, or one of the two is reached by phone.
     */
    @Transactional
    public boolean takeBack(SupplierOrderId id, UUID from, @Nullable UUID to, Actor by, @Nullable String note)
            throws Refusal {
        var supplierOrder = rows.locked(id);
        if (supplierOrder.state() != SupplierOrder.State.DRAFT || !from.equals(supplierOrder.supplierId())) {
            return false;
        }
        var byMail = known(from).channel() == Supplier.Channel.MAIL
                && (to == null || known(to).channel() == Supplier.Channel.MAIL);
        if (byMail && to == null) {
            assignment.unassign(supplierOrder, by, note);
        } else if (byMail) {
            assignment.assign(supplierOrder, known(to), by, note);
        }
        return byMail;
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

    /**
     * The supplier accepts so many units of these lines and promises to ship them at that time; what it cannot send becomes a supplier order
     * of its own, for another supplier. All units are an acceptance of the whole. Refuses as {@link #accept} does, and more units than it was
     * asked for, and none at all.
     */
    @Transactional
    public void acceptPart(
            SupplierOrderId id, List<SupplierOrder.Line> lines, Instant promisedShipAt, Actor by, @Nullable String note)
            throws Refusal {
        answers.acceptPart(rows.locked(id), lines, promisedShipAt, by, note);
    }

    /**
     * Splits these units off as a supplier order of its own, with that supplier or, without one, to be routed; to whoever was asked for
     * them already it does not go by itself; what is left is another revision where a supplier has it in hand. Publishes {@link SupplierOrderAdded}. Refuses once it is shipped or ended, units that it does not
     * have, none, all of them, and a supplier that is unknown or switched off.
     */
    @Transactional
    public SupplierOrderId splitOff(
            SupplierOrderId id,
            List<SupplierOrder.Line> lines,
            @Nullable UUID supplierId,
            Actor by,
            @Nullable String note)
            throws Refusal {
        var supplierOrder = rows.locked(id);
        var supplier = supplierId == null ? null : known(supplierId);
        var added = splitting.splitOff(supplierOrder, lines, supplier, by, note);
        // As it was in hand before: where the rest was taken, it may be shipped by now.
        revisions.revise(supplierOrder, Revised.QUANTITY, by);
        return added;
    }

    /**
     * Passes the whole on to that supplier or, without one, to be routed: a supplier order of its own takes its place, and this one is cancelled
     * without the customer's concern. Refuses once it is shipped or ended, and a supplier that is unknown or switched off.
     */
    @Transactional
    public SupplierOrderId passOn(SupplierOrderId id, @Nullable UUID supplierId, Actor by, @Nullable String note)
            throws Refusal {
        var supplierOrder = rows.locked(id);
        SupplierOrderTransitions.check(supplierOrder, SupplierOrder.State.CANCELLED);
        var added = splitting.passOn(supplierOrder, supplierId == null ? null : known(supplierId), by, note);
        cancellations.cancel(rows.find(id).orElseThrow(), Cancellation.REASSIGNED, by, null);
        return added;
    }

    private SupplierOrder existing(SupplierOrderId id) {
        return rows.find(id).orElseThrow(() -> new IllegalArgumentException("there is no supplier order " + id));
    }

    private Supplier known(UUID supplierId) throws Refusal {
        return suppliers.find(supplierId).orElseThrow(() -> Refusal.at("supplierId", "supplier-unknown"));
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

    /** All its units are in registered parcels. Publishes {@link SupplierOrderShipped}. */
    @Transactional
    public void shipped(SupplierOrderId id) {
        endings.shipped(rows.locked(id));
    }

    /** A part of it is in registered parcels; the rest is chased anew. */
    @Transactional
    public void partlyShipped(SupplierOrderId id) {
        partShipments.partlyShipped(rows.locked(id));
    }

    /** A parcel arrived, and others are on their way or not shipped yet. */
    @Transactional
    public void partlyDelivered(SupplierOrderId id) {
        partShipments.partlyDelivered(rows.locked(id));
    }

    /** A registered number is void: its units, or {@code all}, are to be shipped again, and are chased anew. */
    @Transactional
    public void toShipAgain(SupplierOrderId id, boolean all) {
        partShipments.toShipAgain(rows.locked(id), all);
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

    /**
     * Cancels it, whoever has the purchase order: its link opens nothing more, and a mail to the supplier that has it is intended. Cancelling
     * again changes nothing; once it is shipped it is refused. Publishes {@link SupplierOrderCancelled}.
     */
    @Transactional
    public void cancel(SupplierOrderId id, Cancellation why, Actor by, @Nullable String note) throws Refusal {
        cancellations.cancel(rows.locked(id), why, by, note);
    }

    /**
     * What its supplier has in hand has changed: another revision of the purchase order, with a link of its own; the answer that was given
     * stays. Nothing happens where no supplier has it in hand.
     */
    @Transactional
    public void revise(SupplierOrderId id, Revised what, Actor by) {
        revisions.revise(rows.locked(id), what, by);
    }

    /**
     * Takes these units off, which is another revision where a supplier has it in hand. Refuses more than there is, all that there is
     * (that is {@link #cancel}), and once it is shipped.
     */
    @Transactional
    public void reduce(SupplierOrderId id, List<SupplierOrder.Line> less, Actor by) throws Refusal {
        revisions.reduce(rows.locked(id), less, by);
    }

    /** Tells the supplier that had the purchase order that it is cancelled, once. Technical failures are thrown. */
    @Transactional
    public void tellCancellation(SupplierOrderId id) {
        cancellationMails.sendToSupplier(rows.locked(id));
    }

    /** What was promised for a cancelled one is to be paid now, whether or not a mail about it goes out. */
    @Transactional
    public void refundCancelled(SupplierOrderId id) {
        cancelledValue.promised(rows.locked(id)).ifPresent(cancelledValue::pay);
    }

    /** It ends without having been sent, because the order was rejected. */
    @Transactional
    public void cancelWithOrder(SupplierOrderId id) {
        endings.cancelWithOrder(rows.locked(id));
    }
}
