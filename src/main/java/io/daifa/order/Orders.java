package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.TextLimit;
import io.daifa.mail.Mails;
import io.daifa.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The customers' orders. Each method that changes one locks its row first, and writes the journal. */
@Repository
public class Orders {

    private static final Duration LONGEST_HOLD = Duration.ofDays(90);
    private static final TextLimit NOTE = new TextLimit(2000, "note-too-long");

    private final JdbcClient jdbc;
    private final StoredOrders stored;
    private final NewOrders newOrders;
    private final Parts parts;
    private final Reviews reviews;
    private final Corrections corrections;
    private final OrderLock lock;
    private final Stops stops;
    private final Refunds refunds;
    private final Journal journal;
    private final Mails mails;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(
            JdbcClient jdbc,
            StoredOrders stored,
            NewOrders newOrders,
            Parts parts,
            Reviews reviews,
            Corrections corrections,
            OrderLock lock,
            Stops stops,
            Refunds refunds,
            Journal journal,
            Mails mails,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.newOrders = newOrders;
        this.parts = parts;
        this.reviews = reviews;
        this.corrections = corrections;
        this.lock = lock;
        this.stops = stops;
        this.refunds = refunds;
        this.journal = journal;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes these orders in, each once by shop and number, in one transaction with all that follows ({@link OrdersPlaced}); the answers
     * stand in the orders' sequence.
     */
    @Transactional
    public List<Taken> take(Shop shop, List<NewOrder> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var answers = newOrders.insert(shop, orders);
        var entries = new ArrayList<Journal.Entry>();
        var placed = new ArrayList<OrderId>();
        for (var answer : answers) {
            if (answer instanceof Taken.Accepted accepted && !accepted.again()) {
                placed.add(accepted.orderId());
                entries.add(Journal.Entry.of(
                        accepted.orderId().value(),
                        null,
                        Actor.shop(shop.code()),
                        "order-received",
                        Map.of("number", accepted.shopOrderNumber())));
            }
        }
        if (!placed.isEmpty()) {
            journal.write(entries);
            events.publishEvent(new OrdersPlaced(List.copyOf(placed)));
        }
        return answers;
    }

    /** The order with that id. */
    public Optional<Order> find(OrderId id) {
        return stored.find(id);
    }

    /** The shop's order with that number. */
    public Optional<Order> byNumber(UUID shopId, String shopOrderNumber) {
        return stored.byNumber(shopId, shopOrderNumber);
    }

    /** The orders with these ids, in no order. */
    public List<Order> all(Collection<OrderId> ids) {
        return stored.all(ids);
    }

    /** The shop's orders after that one (by id, ascending), at most so many; an optional stage narrows them. */
    public List<Order> page(UUID shopId, @Nullable OrderId after, @Nullable Stage stage, int limit) {
        return stored.page(shopId, after, stage, limit);
    }

    /** Locks the order's row until the transaction ends: the lock that all who change the order's facts or waits take first. */
    @Transactional
    public void lock(OrderId id) {
        lock.take(id);
    }

    /**
     * Checks the order (step 1), keeps what is found, and confirms or rejects it where the outcome says so. An order past step 1 is not checked
     * again: a rejected one is told as such, any other as accepted.
     */
    @Transactional
    public Review check(OrderId id) {
        var order = locked(id);
        if (order.stage() != Stage.RECEIVED) {
            var outcome = order.stage() == Stage.REJECTED ? Review.Outcome.REJECTED : Review.Outcome.ACCEPTED;
            return new Review(outcome, order.review().findings());
        }
        var review = reviews.renew(order);
        switch (review.outcome()) {
            case ACCEPTED -> confirm(order);
            case REJECTED -> reject(order, Rejection.becauseOf(rejecting(review)), null, Actor.SYSTEM);
            case REVIEW -> {}
        }
        return review;
    }

    /** Puts the order right, where blank as null leaves as it is; refuses after step 1, and values that are malformed. */
    @Transactional
    public void correct(OrderId id, Correction correction, Actor by) throws Refusal {
        corrections.apply(lockedInStepOne(id), correction, by);
    }

    /** Changes to whom a running order goes, in step 1 and after; refuses an order that has ended, and values that are malformed. */
    @Transactional
    public void changeReceiver(OrderId id, Correction correction, Actor by) throws Refusal {
        var order = locked(id);
        if (StageTransitions.isLast(order.stage())) {
            throw Refusal.because("order-ended", order.shopOrderNumber());
        }
        corrections.apply(order, correction, by);
    }

    /**
     * Confirms what a person may confirm of what the last check found. What must be corrected and is not yet is found again by the
     * next check. Refuses after step 1.
     */
    @Transactional
    public void confirmFindings(OrderId id, Actor by) throws Refusal {
        reviews.confirm(lockedInStepOne(id), by);
    }

    /** Rejects the order; refuses after step 1, an unknown reason ({@link Rejection}) and a note of more than 2000 characters. */
    @Transactional
    public void reject(OrderId id, String reason, @Nullable String note, Actor by) throws Refusal {
        var rejection =
                Rejection.of(reason).orElseThrow(() -> Refusal.at("rejectionReason", "rejection-reason-unknown"));
        NOTE.check("note", note);
        reject(lockedInStepOne(id), rejection, note, by);
    }

    /** Lets the order's dispatch wait; refuses once all is shipped, and a date that is past or more than 90 days away. */
    @Transactional
    public void hold(OrderId id, Hold hold, Actor by) throws Refusal {
        NOTE.check("note", hold.note());
        var now = clock.instant();
        if (hold.until() != null && (!hold.until().isAfter(now) || hold.until().isAfter(now.plus(LONGEST_HOLD)))) {
            throw Refusal.at("until", "hold-until-out-of-bounds", Long.toString(LONGEST_HOLD.toDays()));
        }
        var order = locked(id);
        if (order.stage().compareTo(Stage.PARTIALLY_SHIPPED) > 0) {
            throw Refusal.because("order-shipped-already", order.shopOrderNumber());
        }
        var stop = hold.stop(id);
        stops.replacePersons(id, stop.kind());
        stops.stop(id, stop, by);
    }

    /** Ends a person's hold; without one nothing changes. Other stops stay. */
    @Transactional
    public void release(OrderId id, Actor by) {
        var hold = locked(id).hold();
        if (hold != null) {
            stops.lift(id, hold.stop(id).kind(), id.value(), by);
        }
    }

    /** Opens a part of the order: a supplier order. Opening it again changes nothing. */
    @Transactional
    public void open(OrderId id, UUID part) {
        var stage = lock.take(id);
        if (StageTransitions.isLast(stage)) {
            throw new IllegalStateException("order " + id + " has ended: " + stage);
        }
        parts.open(id, part, stage == Stage.RECEIVED ? Stage.RECEIVED : Stage.CONFIRMED);
        if (stage.compareTo(Stage.CONFIRMED) > 0) {
            rollUp(id, stage, parts.of(id));
        }
    }

    /** The part has reached that stage; the order's own follows. A part never goes back, and one that has ended stays as it is. */
    @Transactional
    public void reached(OrderId id, UUID part, Stage stage) {
        var orderStage = lock.take(id);
        var all = parts.of(id);
        var before = known(all, part);
        if (before.ended() || stage.compareTo(before.stage()) <= 0) {
            return;
        }
        if (StageTransitions.isLast(stage) || !StageTransitions.allow(before.stage(), stage)) {
            throw new IllegalStateException("part " + part + " cannot come from " + before.stage() + " to " + stage);
        }
        parts.advance(part, stage);
        all.put(part, new RollUp.Part(stage, false));
        rollUp(id, orderStage, all);
    }

    /**
     * What was said to be shipped of the part is not: it goes back to that stage, and the order's own stage with it. A part that is not so far,
     * that has ended, or of which something was delivered stays as it is.
     */
    @Transactional
    public void setBack(OrderId id, UUID part, Stage stage) {
        var orderStage = lock.take(id);
        var all = parts.of(id);
        var before = known(all, part);
        if (before.ended() || stage.compareTo(before.stage()) >= 0 || !StageTransitions.allow(before.stage(), stage)) {
            return;
        }
        parts.advance(part, stage);
        all.put(part, new RollUp.Part(stage, false));
        rollUp(id, orderStage, all);
    }

    /** The part has ended, completed, cancelled or rejected; with the last part the order closes. One that has ended stays as it is. */
    @Transactional
    public void ended(OrderId id, UUID part, Stage stage) {
        var orderStage = lock.take(id);
        var all = parts.of(id);
        var before = known(all, part);
        if (before.ended()) {
            return;
        }
        if (!StageTransitions.isLast(stage) || !StageTransitions.allow(before.stage(), stage)) {
            throw new IllegalStateException("part " + part + " cannot end from " + before.stage() + " as " + stage);
        }
        parts.end(part, stage);
        all.put(part, new RollUp.Part(stage, true));
        rollUp(id, orderStage, all);
    }

    /** Writes a note of a person into the order's story. Refuses an empty one or more than 2000 characters. */
    @Transactional
    public void note(OrderId id, @Nullable String words, Actor by) throws Refusal {
        if (words == null || words.isBlank()) {
            throw Refusal.at("note", "note-missing");
        }
        NOTE.check("note", words);
        lock(id);
        journal.write(new Journal.Entry(id.value(), null, by, "note-written", Map.of(), words.strip()));
    }

    /**
     * Orders whose number, receiver's name, phone's last four digits, or one of these ids fits the words; newest first, at most so
     * many. (Tracking numbers are looked up by {@code shipment} and come in as ids.)
     */
    public List<Order> search(String words, Collection<OrderId> alsoThese, int limit) {
        return stored.search(words, alsoThese, limit);
    }

    /** What a person sees first: the orders received last. */
    public List<Order> latest(int limit) {
        return stored.latest(limit);
    }

    private Order locked(OrderId id) {
        lock(id);
        return stored.find(id).orElseThrow();
    }

    private Order lockedInStepOne(OrderId id) throws Refusal {
        var order = locked(id);
        if (order.stage() != Stage.RECEIVED) {
            throw Refusal.because("order-past-step-one", order.shopOrderNumber());
        }
        return order;
    }

    private void confirm(Order order) {
        jdbc.sql("""
                        update daifa.customer_order
                        set stage = 'CONFIRMED', confirmed_at = :now
                        where id = :id
                        """).param("now", now()).param("id", order.id().value()).update();
        stops.clearPersons(order.id());
        parts.confirmAll(order.id());
        journal.write(Journal.Entry.of(order.id().value(), null, Actor.SYSTEM, "order-confirmed", Map.of()));
    }

    private void reject(Order order, Rejection reason, @Nullable String note, Actor by) {
        var id = order.id();
        jdbc.sql("""
                        update daifa.customer_order
                        set stage = 'REJECTED', review_outcome = 'REJECTED', rejection_reason = :reason, rejection_note = :note,
                            closed_at = :now
                        where id = :id
                        """)
                .param("reason", reason.name())
                .param("note", note)
                .param("now", now())
                .param("id", id.value())
                .update();
        stops.clearPersons(id);
        parts.rejectAll(id);
        journal.write(new Journal.Entry(id.value(), null, by, "order-rejected", Map.of("reason", reason.key()), note));
        if (refunds.left(order.id()).isPositive()) {
            giveBack(order, by);
        }
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    CustomerMails.ORDER_REJECTED, id.value(), 0, id.value(), order.customerEmail(), order.language()));
        }
        events.publishEvent(new OrderRejected(id));
    }

    private void giveBack(Order order, Actor by) {
        try {
            refunds.due(
                    refunds.promise(
                            order.id(), Refund.Reason.ORDER_REJECTED, order.id().value(), refunds.left(order.id()), by),
                    by);
        } catch (Refusal e) {
            throw new IllegalStateException("what is left cannot be too much", e);
        }
    }

    private static Review.Finding rejecting(Review review) {
        return review.findings().stream()
                .filter(finding -> finding.outcome() == Review.Outcome.REJECTED)
                .findFirst()
                .orElseThrow();
    }

    // An order stays where it is when its parts say what cannot follow, such as when the only part that was shipped is
    // cancelled.
    private void rollUp(OrderId id, Stage before, Map<UUID, RollUp.Part> all) {
        var stage = RollUp.of(before, all.values());
        if (!StageTransitions.allow(before, stage)) {
            return;
        }
        var isClosed = StageTransitions.isLast(stage);
        var kind = jdbc.sql(
                        "update daifa.customer_order set stage = :stage, closed_at = :closed where id = :id returning kind")
                .param("stage", stage.name())
                .param("closed", isClosed ? now() : null)
                .param("id", id.value())
                .query(String.class)
                .single();
        journal.write(Journal.Entry.of(
                id.value(),
                null,
                Actor.SYSTEM,
                isClosed ? "order-closed" : "stage-reached",
                Map.of("stage", "stage." + stage)));
        if (kind.equals("REPLACEMENT")) {
            events.publishEvent(new ReplacementReached(id, stage));
        }
    }

    private static RollUp.Part known(Map<UUID, RollUp.Part> all, UUID part) {
        return Optional.ofNullable(all.get(part))
                .orElseThrow(() -> new IllegalArgumentException("the order has no part " + part));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
