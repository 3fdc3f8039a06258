package io.daifa.change;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.NewCase;
import io.daifa.change.Affected.Part;
import io.daifa.change.OrderChange.State;
import io.daifa.change.OrderChange.Way;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.TextLimit;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.order.Stop;
import io.daifa.order.Stops;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes that are asked of running orders. Each method that changes one locks the customer's order's row first, and writes the journal.
 * From the request to its end the order's dispatch is stopped.
 */
@Repository
public class OrderChanges {

    private static final Set<Stage> ENDED = Set.of(Stage.COMPLETED, Stage.REJECTED, Stage.CANCELLED);
    /** A page's forms can be sent by anybody who has the link, as often as he likes. */
    private static final int MOST = 30;

    private static final Set<State> DROPPED = Set.of(State.REFUSED, State.WITHDRAWN);
    private static final TextLimit WORDS = new TextLimit(2000, "change-text-too-long");
    private static final TextLimit REFERENCE = new TextLimit(100, "change-text-too-long");

    private final ChangeRows rows;
    private final ChangeQuestions questions;
    private final Requests requests;
    private final ReceiverRules receiverRules;
    private final Affected affected;
    private final Assessment assessment;
    private final Grants grants;
    private final ChangeMails mails;
    private final ChangeStory story;
    private final Orders orders;
    private final Stops stops;
    private final Cases cases;
    private final SupplierOrders supplierOrders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrderChanges(
            ChangeRows rows,
            ChangeQuestions questions,
            Requests requests,
            ReceiverRules receiverRules,
            Affected affected,
            Assessment assessment,
            Grants grants,
            ChangeMails mails,
            ChangeStory story,
            Orders orders,
            Stops stops,
            Cases cases,
            SupplierOrders supplierOrders,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.requests = requests;
        this.receiverRules = receiverRules;
        this.affected = affected;
        this.assessment = assessment;
        this.grants = grants;
        this.mails = mails;
        this.story = story;
        this.orders = orders;
        this.stops = stops;
        this.cases = cases;
        this.supplierOrders = supplierOrders;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a change, and stops the order's dispatch; the same request again (by its external id) answers the same change. Refuses an
     * order that has ended, another change of that kind while one is open, lines and units that the order does not have, more units than
     * were ordered, units that an after-sales case claims, and a receiver that nothing can be sent to. Publishes {@link ChangeRequested}.
     */
    @Transactional
    public OrderChange request(NewChange request, Actor by) throws Refusal {
        var externalId = REFERENCE.words("externalId", request.externalId());
        var note = WORDS.words("note", request.note());
        if (orders.find(request.orderId()).isEmpty()) {
            throw Refusal.at("orderId", "change-order-unknown");
        }
        orders.lock(request.orderId());
        var order = orders.find(request.orderId()).orElseThrow();
        if (externalId != null) {
            var same = rows.byExternalId(order.id(), externalId);
            if (same.isPresent()) {
                return same.get();
            }
        }
        refuseAnother(request, order);
        var less = requests.less(request, order);
        var asked = new OrderChange(
                ChangeId.of(Ids.next()),
                order.id(),
                order.shopOrderNumber() + "-M" + (rows.ofOrder(order.id()).size() + 1),
                request.kind(),
                State.REQUESTED,
                externalId,
                by,
                clock.instant(),
                note,
                less,
                request.kind().isLess() ? null : receiverRules.checked(request.kind(), request.receiver(), order),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        refuseClaimed(affected.of(asked));
        rows.insert(asked);
        story.tell(asked, by, "change-requested", Map.of(), note);
        stops.stop(order.id(), new Stop(Stop.Kind.CHANGE, asked.id().value(), null, null), by);
        events.publishEvent(new ChangeRequested(asked.id(), order.id()));
        return asked;
    }

    private void refuseAnother(NewChange request, Order order) throws Refusal {
        if (ENDED.contains(order.stage())) {
            throw Refusal.because("change-order-ended", order.shopOrderNumber());
        }
        var open = rows.open(order.id()).stream()
                .filter(other -> other.kind() == request.kind())
                .findFirst();
        if (open.isPresent()) {
            throw Refusal.conflict("change-open", open.get().number());
        }
        if (rows.ofOrder(order.id()).size() >= MOST) {
            throw Refusal.because("change-too-many");
        }
    }

    /** The asker, or staff for it, takes it back; refuses one that is settled. Publishes {@link ChangeAnswered}. */
    @Transactional
    public void withdraw(ChangeId id, Actor by) throws Refusal {
        var change = locked(id);
        if (change.state() == State.WITHDRAWN) {
            return;
        }
        refuseSettled(change);
        settle(change, new Outcome(State.WITHDRAWN, by, null, null, null));
        events.publishEvent(new ChangeAnswered(id, change.orderId()));
    }

    /**
     * Finds out how far the order is, and where the change goes from there: what has arrived goes to after-sales, what is not there any
     * more is refused.
     */
    @Transactional
    public void assess(ChangeId id) {
        var change = locked(id);
        if (!change.isOpen()) {
            return;
        }
        var order = orders.find(change.orderId()).orElseThrow();
        var verdict = assessment.of(change, order);
        rows.assessed(id, to(change, State.ASSESSING), verdict.way(), verdict.point());
        if (verdict.way() == Way.SETTLED) {
            end(rows.find(id).orElseThrow(), verdict.point());
        }
    }

    /** Where the last assessment sent it. */
    public Way way(ChangeId id) {
        return rows.find(id).map(OrderChange::way).orElseThrow();
    }

    /** Does what the assessment granted. */
    @Transactional
    public void apply(ChangeId id) {
        var change = locked(id);
        if (!change.isOpen()) {
            return;
        }
        try {
            settle(change, granted(change, State.GRANTED, Actor.SYSTEM, null));
        } catch (Refusal e) {
            throw new IllegalStateException("what was assessed under the lock can be granted", e);
        }
    }

    /** Asks the suppliers that have it in hand, each once, with a time to answer; what they are asked goes out from the outbox. */
    @Transactional
    public void ask(ChangeId id) {
        var change = locked(id);
        if (!change.isOpen()) {
            return;
        }
        rows.reached(id, to(change, State.ASKED_SUPPLIER));
        for (var part : affected.of(change)) {
            if (part.reach() == Reach.IN_HAND) {
                questions.ask(id, part.supplierOrder().id()).ifPresent(question -> {
                    story.tell(
                            change,
                            Actor.SYSTEM,
                            "change-asked-supplier",
                            Map.of(
                                    "number",
                                    part.supplierOrder().number(),
                                    "due",
                                    question.dueAt().toString()),
                            null);
                    mails.intendQuestion(change, question);
                });
            }
        }
    }

    /** Until when the suppliers have time to answer: the earliest of those that have not. */
    public Instant answerDue(ChangeId id) {
        return questions.of(id).stream()
                .filter(question -> question.agrees() == null)
                .map(ChangeQuestion::dueAt)
                .min(Instant::compareTo)
                .orElseGet(clock::instant);
    }

    /**
     * The supplier, or staff for it, answers what it is asked. The same again changes nothing; refuses what was not asked, a contradicting
     * answer, and one that comes when the change is settled. Publishes {@link ChangeAnswered}.
     */
    @Transactional
    public void answer(ChangeId id, SupplierOrderId supplierOrderId, boolean agrees, @Nullable String note, Actor by)
            throws Refusal {
        var words = WORDS.words("note", note);
        var change = locked(id);
        var question = questions.of(id).stream()
                .filter(asked -> asked.supplierOrderId().equals(supplierOrderId))
                .findFirst()
                .orElseThrow(() -> Refusal.because("change-not-asked", change.number()));
        if (question.agrees() != null && question.agrees() == agrees) {
            return;
        }
        refuseSettled(change);
        if (question.agrees() != null) {
            throw Refusal.because("change-answered", change.number());
        }
        questions.answered(question.id(), agrees, words);
        story.tell(
                change,
                by,
                agrees ? "change-supplier-agreed" : "change-supplier-refused",
                Map.of(
                        "number",
                        supplierOrders.find(supplierOrderId).orElseThrow().number()),
                words);
        events.publishEvent(new ChangeAnswered(id, change.orderId()));
    }

    /**
     * A person decides. Agreeing does at once what can still be done, and is refused where nothing can; stopping parcels and after-sales
     * are refused where nothing was shipped; a refusal needs its reason, and words where that is none of ours.
     */
    @Transactional
    public void decide(ChangeId id, ChangeDecision decision, Actor by) throws Refusal {
        var words = WORDS.words("note", decision.answer());
        var change = locked(id);
        refuseSettled(change);
        settle(
                change,
                switch (decision.choice()) {
                    case AGREE -> granted(change, State.GRANTED, by, words);
                    case REFUSE -> refused(decision.refusal(), words, by);
                    case INTERCEPT -> intercepting(change, words, by);
                    case TO_CASE -> toCase(change, words, by);
                });
    }

    /** Tells the suppliers and the customer what came of it, each once. Technical failures are thrown. */
    @Transactional
    public void tellOutcome(ChangeId id) {
        var change = rows.find(id).orElseThrow();
        for (var supplierOrder : supplierOrders.ofOrder(change.orderId())) {
            mails.sendInterception(change, supplierOrder);
        }
        if (DROPPED.contains(change.state())) {
            questions.of(id).forEach(question -> mails.sendDropped(change, question));
        }
        mails.sendOutcome(change);
    }

    /** The change with that id. */
    public Optional<OrderChange> find(ChangeId id) {
        return rows.find(id);
    }

    /** The order's changes, oldest first. */
    public List<OrderChange> ofOrder(OrderId orderId) {
        return rows.ofOrder(orderId);
    }

    /** What suppliers were asked about that change. */
    public List<ChangeQuestion> questions(ChangeId id) {
        return questions.of(id);
    }

    /** What the supplier of that supplier order is asked now. */
    public List<ChangeQuestion> openQuestions(SupplierOrderId id) {
        return questions.openOf(id);
    }

    /** What would be given back if it were granted as a whole. */
    public Money value(OrderChange change) {
        var order = orders.find(change.orderId()).orElseThrow();
        return change.kind().isLess()
                ? Affected.value(
                        order,
                        affected.of(change).stream()
                                .flatMap(part -> part.less().stream())
                                .toList())
                : Money.zero(order.total().currency());
    }

    /** Locks the customer's order's row, and reads the change under the lock. */
    @Transactional
    public OrderChange locked(ChangeId id) {
        var change = rows.find(id).orElseThrow(() -> new IllegalArgumentException("there is no change " + id));
        orders.lock(change.orderId());
        return rows.find(id).orElseThrow();
    }

    /** Tells the open changes of that order that something has happened which may decide them. */
    @Transactional
    void moved(OrderId orderId) {
        for (var open : rows.open(orderId)) {
            events.publishEvent(new ChangeAnswered(open.id(), orderId));
        }
    }

    /** What nothing can be done about any more: after-sales sees to what has arrived. */
    private void end(OrderChange change, ChangePoint point) {
        if (point == ChangePoint.DELIVERED && change.kind().isLess()) {
            try {
                settle(change, toCase(change, null, Actor.SYSTEM));
                return;
            } catch (Refusal e) {
                // After-sales has these units already, and says so itself.
            }
        }
        var refusal = point == ChangePoint.DELIVERED ? ChangeRefusal.DELIVERED : ChangeRefusal.NOTHING_LEFT;
        settle(change, new Outcome(State.REFUSED, Actor.SYSTEM, refusal, null, null));
    }

    private Outcome granted(OrderChange change, State state, Actor by, @Nullable String answer) throws Refusal {
        var parts = affected.of(change);
        if (parts.stream().noneMatch(part -> part.reach() != Reach.SETTLED)) {
            throw Refusal.because("change-too-late", change.number());
        }
        if (!change.kind().isLess()) {
            grants.newReceiver(change, parts, by);
            return new Outcome(state, by, null, answer, null);
        }
        var changeable = parts.stream().filter(Part::isChangeable).toList();
        if (changeable.isEmpty()) {
            throw Refusal.because("change-too-late", change.number());
        }
        refuseClaimed(changeable);
        var order = orders.find(change.orderId()).orElseThrow();
        return new Outcome(state, by, null, answer, grants.less(change, order, changeable, by));
    }

    /** After-sales gives these back, or is asked to: nobody takes them off besides. */
    private void refuseClaimed(List<Part> parts) throws Refusal {
        var claimed = affected.claimed(parts);
        if (!claimed.isEmpty()) {
            throw Refusal.because("change-units-claimed", claimed.get(0));
        }
    }

    private static Outcome refused(@Nullable ChangeRefusal refusal, @Nullable String words, Actor by) throws Refusal {
        if (refusal == null) {
            throw Refusal.at("refusal", "change-refusal-missing");
        }
        if (refusal == ChangeRefusal.OTHER && words == null) {
            throw Refusal.at("note", "change-words-missing");
        }
        return new Outcome(State.REFUSED, by, refusal, words, null);
    }

    private Outcome intercepting(OrderChange change, @Nullable String words, Actor by) throws Refusal {
        var onTheirWay = onTheirWay(change, Reach.SHIPPED);
        refuseClaimed(affected.of(change));
        for (var part : onTheirWay) {
            mails.intendInterception(change, part.supplierOrder());
        }
        return rest(change, State.INTERCEPTING, words, by);
    }

    private Outcome toCase(OrderChange change, @Nullable String words, Actor by) throws Refusal {
        var gone = onTheirWay(change, Reach.SHIPPED, Reach.SETTLED);
        refuseClaimed(affected.of(change));
        cases.open(
                new NewCase(
                        change.orderId(),
                        "change-" + change.id(),
                        CaseProblem.NO_REASON,
                        change.note(),
                        false,
                        null,
                        null,
                        Affected.units(gone).stream()
                                .map(unit -> new AfterSalesCase.Line(unit.line(), unit.quantity()))
                                .toList()),
                by);
        return rest(change, State.TO_CASE, words, by);
    }

    private List<Part> onTheirWay(OrderChange change, Reach... reaches) throws Refusal {
        var parts = affected.of(change).stream()
                .filter(part -> List.of(reaches).contains(part.reach()))
                .toList();
        if (parts.isEmpty()) {
            throw Refusal.because("change-nothing-shipped", change.number());
        }
        return parts;
    }

    /** What is not shipped yet of it is cancelled all the same. */
    private Outcome rest(OrderChange change, State state, @Nullable String words, Actor by) throws Refusal {
        var hasRest = change.kind().isLess() && affected.of(change).stream().anyMatch(Part::isChangeable);
        return hasRest ? granted(change, state, by, words) : new Outcome(state, by, null, words, null);
    }

    private void settle(OrderChange change, Outcome outcome) {
        rows.settled(change.id(), outcome, clock.instant());
        to(change, outcome.state());
        var settled = rows.find(change.id()).orElseThrow();
        story.tell(
                settled,
                outcome.by(),
                "change-settled",
                Map.of(
                        "outcome",
                        "changeState." + outcome.state(),
                        "reason",
                        outcome.refusal() == null ? "–" : "changeRefusal." + outcome.refusal(),
                        "refund",
                        outcome.refund() == null ? "–" : outcome.refund().toString()),
                outcome.answer());
        if (DROPPED.contains(outcome.state())) {
            questions.of(change.id()).forEach(question -> mails.intendDropped(settled, question));
        }
        mails.intendOutcome(settled);
        stops.lift(change.orderId(), Stop.Kind.CHANGE, change.id().value(), outcome.by());
    }

    private static void refuseSettled(OrderChange change) throws Refusal {
        if (!change.isOpen()) {
            throw Refusal.because("change-settled", change.number());
        }
    }

    private static State to(OrderChange change, State state) {
        if (!ChangeTransitions.allow(change.state(), state)) {
            throw new IllegalStateException(
                    "change " + change.id() + " cannot go from " + change.state() + " to " + state);
        }
        return state;
    }
}
