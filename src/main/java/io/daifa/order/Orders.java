package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.shop.Shop;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The customers' orders. Each method that changes one locks its row first, and writes the journal. */
@Repository
public class Orders {

    /**
     * Takes these orders in, each once by shop and number, in one transaction with all that follows ({@link OrdersPlaced}); the answers
     * stand in the orders' sequence.
     */
    public List<Taken> take(Shop shop, List<NewOrder> orders) {
        throw new UnsupportedOperationException();
    }

    /** The order with that id. */
    public Optional<Order> find(OrderId id) {
        throw new UnsupportedOperationException();
    }

    /** The shop's order with that number. */
    public Optional<Order> byNumber(UUID shopId, String shopOrderNumber) {
        throw new UnsupportedOperationException();
    }

    /** The orders with these ids, in no order. */
    public List<Order> all(Collection<OrderId> ids) {
        throw new UnsupportedOperationException();
    }

    /** The shop's orders after that one (by id, ascending), at most so many; an optional stage narrows them. */
    public List<Order> page(UUID shopId, @Nullable OrderId after, @Nullable Stage stage, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Locks the order's row until the transaction ends: the lock that all who change the order's facts or waits take first. */
    public void lock(OrderId id) {
        throw new UnsupportedOperationException();
    }

    /** Checks the order (step 1), keeps what is found, and confirms or rejects it where the outcome says so. */
    public Review check(OrderId id) {
        throw new UnsupportedOperationException();
    }

    /** Puts the order right; refuses after step 1, and values that are malformed. */
    public void correct(OrderId id, Correction correction, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /**
     * Confirms what a person may confirm of what the last check found. What must be corrected and is not yet is found again by the
     * next check. Refuses after step 1.
     */
    public void confirmFindings(OrderId id, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Rejects the order; refuses after step 1 and an unknown reason ({@code rejection.<REASON>} in the texts). */
    public void reject(OrderId id, String reason, @Nullable String note, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Lets the order wait in step 1; refuses after step 1, and a date that is past or more than 90 days away. */
    public void hold(OrderId id, Hold hold, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Ends the wait; without one nothing changes. */
    public void release(OrderId id, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Opens a part of the order: a supplier order. */
    public void open(OrderId id, UUID part) {
        throw new UnsupportedOperationException();
    }

    /** The part has reached that stage; the order's own follows. A part never goes back. */
    public void reached(OrderId id, UUID part, Stage stage) {
        throw new UnsupportedOperationException();
    }

    /** The part has ended; with the last part the order closes. */
    public void ended(OrderId id, UUID part, Stage stage) {
        throw new UnsupportedOperationException();
    }

    /** Writes a note of a person into the order's story. Refuses an empty one or more than 2000 characters. */
    public void note(OrderId id, String words, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /**
     * Orders whose number, receiver's name, phone's last four digits, or one of these ids fits the words; newest first, at most so
     * many. (Tracking numbers are looked up by {@code shipment} and come in as ids.)
     */
    public List<Order> search(String words, Collection<OrderId> alsoThese, int limit) {
        throw new UnsupportedOperationException();
    }

    /** What a person sees first: the orders received last. */
    public List<Order> latest(int limit) {
        throw new UnsupportedOperationException();
    }

    /** Why and how much is to be given back outside a case, and since when: of a rejected order. */
    public record RefundRequest(UUID id, String reason, io.daifa.kernel.Money amount, Instant requestedAt) {}

    /** What is to be given back of that order outside a case. */
    public List<RefundRequest> refundRequests(OrderId id) {
        throw new UnsupportedOperationException();
    }

    /** The districts that the order's address may mean where it names none; all of its city, or none where the address is clear. */
    public List<Division> districtCandidates(OrderId id) {
        throw new UnsupportedOperationException();
    }
}
