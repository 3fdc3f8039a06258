package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Decisions;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refunds;
import io.daifa.order.Stage;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The after-sales cases. Each method that changes one locks the customer's order's row first, and writes the journal. */
@Repository
public class Cases {

    private static final String TABLE = "after-sales-resolution";

    private final CaseTable table;
    private final CaseFacts facts;
    private final CaseMails mails;
    private final AfterSalesSettings settings;
    private final Orders orders;
    private final Refunds refunds;
    private final SupplierOrders supplierOrders;
    private final Tracks tracks;
    private final Decisions decisions;
    private final Journal journal;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Cases(
            CaseTable table,
            CaseFacts facts,
            CaseMails mails,
            AfterSalesSettings settings,
            Orders orders,
            Refunds refunds,
            SupplierOrders supplierOrders,
            Tracks tracks,
            Decisions decisions,
            Journal journal,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.table = table;
        this.facts = facts;
        this.mails = mails;
        this.settings = settings;
        this.orders = orders;
        this.refunds = refunds;
        this.supplierOrders = supplierOrders;
        this.tracks = tracks;
        this.decisions = decisions;
        this.journal = journal;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Opens a case for each supplier order that the request concerns; the same request again (by its external id) answers the same cases.
     * Refuses an unknown order or line, more units than were bought less those claimed in other cases that are not declined, a negative
     * amount or more than was paid, an order that is rejected. Publishes {@link CaseOpened} for each.
     */
    @Transactional
    public List<AfterSalesCase> open(NewCase request, Actor by) throws Refusal {
        var externalId = Words.reference("externalId", request.externalId());
        var description = Words.of("description", request.description());
        if (orders.find(request.orderId()).isEmpty()) {
            throw Refusal.at("orderId", "case-order-unknown");
        }
        var order = locked(request.orderId());
        if (externalId != null) {
            var same = table.byExternalId(order.id(), externalId);
            if (!same.isEmpty()) {
                return same;
            }
        }
        if (order.stage() == Stage.REJECTED) {
            throw Refusal.at("orderId", "case-order-rejected");
        }
        checkAsked(request.asked(), order);
        var units = openUnits(order);
        var claims = request.lines().isEmpty() ? units.takeAll() : units.take(order, request.lines());
        var opened = new ArrayList<AfterSalesCase>();
        for (var claim : claims.entrySet()) {
            opened.add(insert(
                    order,
                    claim.getKey(),
                    externalId,
                    request.problem(),
                    description,
                    request.photo(),
                    request.asked(),
                    claim.getValue(),
                    by));
        }
        return opened;
    }

    /**
     * Opens a case of our own for what is left of that supplier order, once under that external id. It is never refused: where other cases
     * claim everything already it has no lines, and a person looks at it all the same.
     */
    @Transactional
    void openFor(OrderId orderId, SupplierOrderId id, String externalId, CaseProblem problem) {
        var order = locked(orderId);
        if (table.byExternalId(orderId, externalId).isEmpty()) {
            insert(
                    order,
                    id,
                    externalId,
                    problem,
                    null,
                    false,
                    null,
                    openUnits(order).takeAll(id),
                    Actor.SYSTEM);
        }
    }

    /** Gathers the facts, asks the decision table {@code after-sales-resolution} and keeps its proposal. */
    @Transactional
    public void propose(CaseId id) {
        var asked = locked(id);
        if (asked.state() != AfterSalesCase.State.REQUESTED) {
            return;
        }
        var order = orders.find(asked.orderId()).orElseThrow();
        var known = facts.of(asked, order, table.ofOrder(order.id()));
        var answer = decisions.ask(TABLE, known.facts()).stream().findFirst().orElse(Map.of());
        var proposal = ProposedResolution.of(
                answer,
                known.compensation(),
                ClaimedValue.of(order, asked.lines()),
                refundable(asked, order),
                asked.asked());
        table.proposed(id, to(asked, AfterSalesCase.State.UNDER_REVIEW), proposal);
        write(
                asked,
                Actor.SYSTEM,
                "case-proposed",
                Map.of(
                        "resolution",
                        "resolution." + (proposal.resolution() == null ? "STAFF_DECIDES" : proposal.resolution()),
                        "refund",
                        proposal.refund().toString(),
                        "reason",
                        "proposal." + proposal.reason()),
                null);
    }

    /** The most that can still be given back for that order: paid less what was refunded or is promised by other cases. */
    public Money refundable(CaseId id) {
        var asked = table.find(id).orElseThrow();
        return refundable(asked, orders.find(asked.orderId()).orElseThrow());
    }

    /**
     * A person decides. Refuses a second decision, a refund above {@link #refundable}, a refund of nothing where the resolution is money,
     * money where it is declined, a refusal without a note, and more than is left of its lines' share of what was paid without one.
     */
    @Transactional
    public void decide(
            CaseId id,
            Resolution resolution,
            @Nullable Money refund,
            AfterSalesCase.Freight freight,
            @Nullable String note,
            Actor by)
            throws Refusal {
        var words = Words.of("note", note);
        var asked = locked(id);
        if (asked.decision() != null) {
            throw Refusal.because("case-decided", asked.number());
        }
        var order = orders.find(asked.orderId()).orElseThrow();
        var refundable = refundable(asked, order);
        var money = refund == null ? Money.zero(refundable.currency()) : refund;
        DecisionRules.check(resolution, money, refundable, words);
        LineCap.check(asked, order, table.ofOrder(order.id()), money, words);

        var state = resolution == Resolution.DECLINED
                ? AfterSalesCase.State.DECLINED
                : afterDecision(resolution.isArranged(), money);
        table.decided(
                id,
                to(asked, state),
                new AfterSalesCase.Decision(resolution, money, freight, words, by.name(), clock.instant()));
        write(
                asked,
                by,
                resolution == Resolution.DECLINED ? "case-declined" : "case-decided",
                Map.of(
                        "resolution",
                        "resolution." + resolution,
                        "refund",
                        money.toString(),
                        "freight",
                        "freight." + freight),
                words);
    }

    /** What is to be done next. */
    public NextStep nextStep(CaseId id) {
        return nextStep(table.find(id).orElseThrow());
    }

    /** The steps after the decision. */
    public enum NextStep {
        ARRANGE,
        REFUND,
        SETTLE
    }

    /** The return, exchange or reshipment was done by hand, under that reference. Refuses an empty reference, and unless it is due. */
    @Transactional
    public void arranged(CaseId id, String reference, @Nullable String note, Actor by) throws Refusal {
        var asked = done(id, reference, NextStep.ARRANGE);
        var words = Words.of("note", note);
        var under = Objects.requireNonNull(Words.reference("reference", reference));
        var state = afterDecision(false, decision(asked).refund());
        table.arranged(id, state == asked.state() ? state : to(asked, state), under, clock.instant());
        write(
                asked,
                by,
                "case-arranged",
                Map.of("resolution", "resolution." + decision(asked).resolution(), "reference", under),
                words);
    }

    /** The money was given back by hand, under that reference. Refuses an empty reference, and unless it is due. */
    @Transactional
    public void refunded(CaseId id, String reference, @Nullable String note, Actor by) throws Refusal {
        var asked = done(id, reference, NextStep.REFUND);
        var words = Words.of("note", note);
        var under = Objects.requireNonNull(Words.reference("reference", reference));
        table.refunded(id, under, clock.instant());
        write(
                asked,
                by,
                "case-refunded",
                Map.of("refund", decision(asked).refund().toString(), "reference", under),
                words);
    }

    /** Settles the case; publishes {@link CasesSettled} when it was the supplier order's last. */
    @Transactional
    public void settle(CaseId id) {
        var asked = locked(id);
        if (asked.closedAt() != null) {
            return;
        }
        if (nextStep(asked) != NextStep.SETTLE) {
            throw new IllegalStateException("case " + id + " cannot be settled yet");
        }
        to(asked, AfterSalesCase.State.CLOSED);
        table.closed(id, clock.instant());
        write(asked, Actor.SYSTEM, "case-settled", Map.of(), null);
        mails.intend(asked, orders.find(asked.orderId()).orElseThrow());
        if (!table.hasOpen(asked.supplierOrderId())) {
            publisher.publishEvent(new CasesSettled(asked.supplierOrderId(), asked.orderId()));
        }
    }

    /** Tells the customer the outcome by mail; without an address nothing is sent. */
    public void tellOutcome(CaseId id) {
        mails.send(table.find(id).orElseThrow());
    }

    /** The case with that id. */
    public Optional<AfterSalesCase> find(CaseId id) {
        return table.find(id);
    }

    /** The order's cases, oldest first. */
    public List<AfterSalesCase> ofOrder(OrderId orderId) {
        return table.ofOrder(orderId);
    }

    /** Whether the supplier order waits for a case, for its window, or for nothing more. Without a window yet one is opened (if something was delivered). */
    @Transactional
    public AfterSales standing(SupplierOrderId id) {
        var orderId = supplierOrders.locked(id).orderId();
        var window = window(id, orderId);
        if (table.hasOpen(id)) {
            return AfterSales.OPEN;
        }
        return window.map(ends -> ends.isAfter(clock.instant())).orElse(false) ? AfterSales.WINDOW : AfterSales.DONE;
    }

    /** How after-sales of a supplier order stands. */
    public enum AfterSales {
        OPEN,
        WINDOW,
        DONE
    }

    /** Until when the customer may open a case as of right ({@code daifa.aftersales.window} after the last delivery). */
    public Optional<Instant> windowEnds(SupplierOrderId id) {
        return table.windowEnds(id);
    }

    /** The window, stored when it is first asked for after a delivery; a later delivery extends it, nothing shortens it. */
    private Optional<Instant> window(SupplierOrderId id, OrderId orderId) {
        var stored = table.windowEnds(id);
        var ends = tracks.ofOrder(orderId).stream()
                .filter(track -> track.supplierOrderId().equals(id))
                .filter(track -> ParcelStatus.DELIVERED.name().equals(track.settledAs()))
                .map(ParcelTrack::deliveredAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(settings::windowEnds);
        if (ends.isEmpty() || (stored.isPresent() && !ends.get().isAfter(stored.get()))) {
            return stored;
        }
        table.window(id, ends.get());
        return ends;
    }

    private AfterSalesCase insert(
            Order order,
            SupplierOrderId id,
            @Nullable String externalId,
            CaseProblem problem,
            @Nullable String description,
            boolean photo,
            @Nullable Money asked,
            List<AfterSalesCase.Line> lines,
            Actor by) {
        var purchaseOrder = supplierOrders.find(id).orElseThrow().number();
        var opened = new AfterSalesCase(
                CaseId.of(Ids.next()),
                purchaseOrder + "-C" + (table.countOf(id) + 1),
                order.id(),
                id,
                AfterSalesCase.State.REQUESTED,
                problem,
                description,
                photo,
                asked,
                lines,
                clock.instant(),
                by,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        table.insert(opened, externalId, order.total().currency());
        write(opened, by, "case-opened", Map.of("problem", "caseProblem." + problem), null);
        publisher.publishEvent(new CaseOpened(opened.id(), id, order.id()));
        return opened;
    }

    private OpenUnits openUnits(Order order) {
        return new OpenUnits(supplierOrders.ofOrder(order.id()), table.claimed(order.id()));
    }

    private Money refundable(AfterSalesCase asked, Order order) {
        var left = refunds.left(order.id()).amount().subtract(table.promised(order.id(), asked.id()));
        return new Money(left.max(BigDecimal.ZERO), order.total().currency());
    }

    private static void checkAsked(@Nullable Money asked, Order order) throws Refusal {
        if (asked == null) {
            return;
        }
        var paid = order.paid();
        if (!asked.currency().equals(paid.currency())) {
            throw Refusal.at("asked", "case-currency", paid.currency());
        }
        if (asked.amount().signum() < 0) {
            throw Refusal.at("asked", "case-asked-negative");
        }
        if (asked.compareTo(paid) > 0) {
            throw Refusal.at("asked", "case-asked-above-paid", paid.toString());
        }
    }

    private AfterSalesCase done(CaseId id, String reference, NextStep due) throws Refusal {
        if (Words.reference("reference", reference) == null) {
            throw Refusal.at("reference", "case-reference-missing");
        }
        var asked = locked(id);
        if (asked.decision() == null || asked.closedAt() != null || nextStep(asked) != due) {
            throw Refusal.because("case-step-not-due", asked.number());
        }
        return asked;
    }

    private static NextStep nextStep(AfterSalesCase asked) {
        var decision = decision(asked);
        if (decision.resolution().isArranged() && asked.arrangedAt() == null) {
            return NextStep.ARRANGE;
        }
        return decision.refund().isPositive() && asked.refundedAt() == null ? NextStep.REFUND : NextStep.SETTLE;
    }

    private static AfterSalesCase.Decision decision(AfterSalesCase asked) {
        if (asked.decision() == null) {
            throw new IllegalStateException("case " + asked.id() + " is not decided");
        }
        return asked.decision();
    }

    private static AfterSalesCase.State afterDecision(boolean toArrange, Money refund) {
        return toArrange || !refund.isPositive() ? AfterSalesCase.State.APPROVED : AfterSalesCase.State.REFUNDING;
    }

    private static AfterSalesCase.State to(AfterSalesCase asked, AfterSalesCase.State state) {
        if (!CaseTransitions.allows(asked.state(), state)) {
            throw new IllegalStateException("case " + asked.id() + " cannot go from " + asked.state() + " to " + state);
        }
        return state;
    }

    private Order locked(OrderId id) {
        orders.lock(id);
        return orders.find(id).orElseThrow();
    }

    private AfterSalesCase locked(CaseId id) {
        orders.lock(table.find(id).orElseThrow().orderId());
        return table.find(id).orElseThrow();
    }

    private void write(AfterSalesCase about, Actor by, String what, Map<String, String> data, @Nullable String note) {
        var all = new HashMap<>(data);
        all.put("case", about.number());
        journal.write(new Journal.Entry(
                about.orderId().value(), about.supplierOrderId().value(), by, what, all, note));
    }
}
