package io.daifa.aftersales;

import io.daifa.aftersales.AfterSalesCase.State;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Decisions;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Stage;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
    private final CaseFile file;
    private final CaseFacts facts;
    private final CaseMoney money;
    private final Approval approval;
    private final Offering offering;
    private final Agreement agreement;
    private final ReturnRows returns;
    private final CaseMails mails;
    private final AfterSalesSettings settings;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Tracks tracks;
    private final Decisions decisions;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Cases(
            CaseTable table,
            CaseFile file,
            CaseFacts facts,
            CaseMoney money,
            Approval approval,
            Offering offering,
            Agreement agreement,
            ReturnRows returns,
            CaseMails mails,
            AfterSalesSettings settings,
            Orders orders,
            SupplierOrders supplierOrders,
            Tracks tracks,
            Decisions decisions,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.table = table;
        this.file = file;
        this.facts = facts;
        this.money = money;
        this.approval = approval;
        this.offering = offering;
        this.agreement = agreement;
        this.returns = returns;
        this.mails = mails;
        this.settings = settings;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.tracks = tracks;
        this.decisions = decisions;
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
        var externalId = CaseTexts.REFERENCE.words("externalId", request.externalId());
        var description = CaseTexts.WORDS.words("description", request.description());
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
        if (request.wanted() == Resolution.DECLINED) {
            throw Refusal.at("wanted", "case-wanted");
        }
        CaseRules.checkAsked(request.asked(), order, "asked");
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
                    request.wanted(),
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
                    null,
                    openUnits(order).takeAll(id),
                    Actor.SYSTEM);
        }
    }

    /**
     * Gathers the facts, asks the decision table {@code after-sales-resolution} and keeps its proposal; within the house's limits it is
     * approved at once.
     */
    @Transactional
    public void propose(CaseId id) {
        var asked = file.locked(id);
        if (asked.state() != State.REQUESTED) {
            return;
        }
        var order = orders.find(asked.orderId()).orElseThrow();
        var known = facts.of(asked, order, table.ofOrder(order.id()));
        var answer = decisions.ask(TABLE, known.facts()).stream().findFirst().orElse(Map.of());
        var proposal = ProposedResolution.of(
                answer,
                known.compensation(),
                ClaimedValue.of(order, asked.lines()),
                money.refundable(asked),
                asked.asked());
        table.proposed(id, State.UNDER_REVIEW, proposal);
        file.write(
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
        approveAtOnce(file.found(id), order, Boolean.TRUE.equals(known.facts().get("repeatedClaim")));
    }

    /** The most that can still be given back for that order: paid less what was refunded or is promised for anything else. */
    public Money refundable(CaseId id) {
        return money.refundable(file.found(id));
    }

    /**
     * What a person decides.
     *
     * @param exchange what is sent in an exchange, where it is not the same article
     * @param askCustomer ask the customer, although it does not differ from what was asked for
     */
    public record Verdict(
            Resolution resolution,
            @Nullable Money refund,
            AfterSalesCase.Freight freight,
            AfterSalesCase.@Nullable Exchange exchange,
            @Nullable String note,
            boolean askCustomer) {}

    /**
     * A person decides. What differs from what the customer asked for is an offer: the customer is asked. Refuses unless a decision is due, a
     * refund above {@link #refundable}, a refund of nothing where the resolution is money, money where it is declined, a refusal
     * without a note, more than is left of its lines' share of what was paid without one, another amount than is being given back already (nothing more may be given), and an exchange for an unknown article.
     */
    @Transactional
    public void decide(CaseId id, Verdict verdict, Actor by) throws Refusal {
        var words = CaseTexts.WORDS.words("note", verdict.note());
        var exchange = exchange(verdict);
        var asked = file.locked(id);
        if (asked.state() != State.UNDER_REVIEW) {
            throw Refusal.because("case-decided", asked.number());
        }
        var order = orders.find(asked.orderId()).orElseThrow();
        var refundable = money.refundable(asked);
        var refund = verdict.refund() == null ? Money.zero(refundable.currency()) : verdict.refund();
        DecisionRules.check(verdict.resolution(), refund, refundable, words);
        LineCap.check(asked, order, table.ofOrder(order.id()), refund, words);
        if (words == null && refund.isPositive() && isGivenBack(asked)) {
            throw Refusal.at(
                    "note",
                    "case-refund-above-lines",
                    Money.zero(refund.currency()).toString());
        }
        var given = money.given(id);
        if (given.isPresent() && !given.get().equals(refund) && verdict.resolution() != Resolution.DECLINED) {
            throw Refusal.at("refund", "case-refund-given", given.get().toString());
        }
        var decision = new AfterSalesCase.Decision(
                verdict.resolution(), refund, verdict.freight(), exchange, words, by.name(), clock.instant());
        table.decided(id, decision);
        money.reserve(asked, verdict.resolution(), refund, by);
        file.write(
                asked,
                by,
                verdict.resolution() == Resolution.DECLINED ? "case-declined" : "case-decided",
                Map.of(
                        "resolution",
                        "resolution." + verdict.resolution(),
                        "refund",
                        refund.toString(),
                        "freight",
                        "freight." + verdict.freight()),
                words);
        if (verdict.askCustomer() || Offering.differs(asked, decision)) {
            offering.make(asked, decision, words, by);
        } else {
            agreement.reached(file.found(id), by);
        }
    }

    /** What is decided about the case. */
    public Standing standing(CaseId id) {
        return switch (file.found(id).state()) {
            case REQUESTED, UNDER_REVIEW -> Standing.UNDECIDED;
            case NEGOTIATING -> Standing.OFFERED;
            default -> Standing.AGREED;
        };
    }

    /** Staff decide, the customer is asked, or both agree or nothing more is to be agreed. */
    public enum Standing {
        UNDECIDED,
        OFFERED,
        AGREED
    }

    /** What is to be done next of what is agreed. */
    public NextStep nextStep(CaseId id) {
        var agreed = file.found(id);
        if (agreed.state() == State.DECLINED || agreed.state() == State.LAPSED) {
            return NextStep.FINISH;
        }
        var resolution = agreed.decided().resolution();
        if (resolution.isReturned() && !returns.latest(id).map(Return::isOver).orElse(false)) {
            return NextStep.RETURN;
        }
        return resolution.isReplaced() && agreed.state() != State.REPLACED ? NextStep.REPLACE : NextStep.FINISH;
    }

    /** The steps after an agreement: goods come back, goods are sent again, or nothing more moves. */
    public enum NextStep {
        RETURN,
        REPLACE,
        FINISH
    }

    /** Whether money of the case is to be paid, or is on its way. */
    public boolean isMoneyDue(CaseId id) {
        var agreed = file.found(id);
        return agreed.refundedAt() == null && money.of(id).isPresent();
    }

    /** The money of the case is to be paid now; a case that has ended otherwise meanwhile, while money was on its way, stays as it ended. */
    @Transactional
    public void releaseRefund(CaseId id) {
        var agreed = file.locked(id);
        if (isMoneyDue(id)) {
            moveMoney(agreed, State.REFUNDING);
            money.due(id, Actor.SYSTEM);
        }
    }

    /** Whether the money of the case is paid, or is not to be paid any more. */
    public boolean isRefundSettled(CaseId id) {
        return money.of(id).map(refund -> refund.state() == Refund.State.DONE).orElse(true);
    }

    /** The customer asks for nothing any more. The same again changes nothing; refuses once goods were sent or money is on its way. Publishes {@link CaseWithdrawn}. */
    @Transactional
    public void withdraw(CaseId id, @Nullable String words, Actor by) throws Refusal {
        var said = CaseTexts.WORDS.words("words", words);
        var asked = file.locked(id);
        if (asked.state() == State.CANCELED) {
            return;
        }
        if (!CaseTransitions.allows(asked.state(), State.CANCELED)) {
            throw Refusal.conflict("case-too-late", asked.number());
        }
        file.move(asked, State.CANCELED);
        table.freed(id);
        money.free(id, by);
        table.closed(id, clock.instant());
        file.write(asked, by, "case-withdrawn", Map.of(), said);
        mails.intend(CaseMails.WITHDRAWN, asked, CaseMails.ONCE);
        publisher.publishEvent(new CaseWithdrawn(id));
        tellSettled(asked);
    }

    /** Settles the case; publishes {@link CasesSettled} when it was the supplier order's last. */
    @Transactional
    public void settle(CaseId id) {
        var asked = file.locked(id);
        if (asked.closedAt() != null) {
            return;
        }
        mails.intend(CaseMails.OUTCOME, asked, CaseMails.ONCE);
        if (asked.state() != State.LAPSED && asked.state() != State.DECLINED) {
            file.move(asked, State.CLOSED);
        }
        table.closed(id, clock.instant());
        file.write(asked, Actor.SYSTEM, "case-settled", Map.of(), null);
        tellSettled(asked);
    }

    /** Tells the customer by mail what came of the case; without an address nothing is sent. */
    @Transactional
    public void tellOutcome(CaseId id) {
        var asked = file.found(id);
        switch (asked.state()) {
            case CANCELED -> mails.sendWithdrawn(asked);
            case LAPSED -> mails.sendLapsed(asked);
            default ->
                mails.sendOutcome(asked, returns.latest(id).map(Return::note).orElse(null));
        }
    }

    /** What the ledger tells about the case's money. */
    @Transactional
    void refunded(Refund refund) {
        var asked = file.locked(CaseId.of(refund.about()));
        switch (refund.state()) {
            case DONE -> {
                table.refunded(asked.id(), refund.reference(), clock.instant());
                moveMoney(asked, refund.reason() == Refund.Reason.COMPENSATION ? State.COMPENSATED : State.REFUNDED);
            }
            case FAILED -> moveMoney(asked, State.REFUND_FAILED);
            case DUE -> moveMoney(asked, State.REFUNDING);
            default -> {}
        }
    }

    /** Locks the order of that case, and of a replacement first the one that was sold. */
    @Transactional
    public void lock(CaseId id) {
        file.locked(id);
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
            @Nullable Resolution wanted,
            List<AfterSalesCase.Line> lines,
            Actor by) {
        var purchaseOrder = supplierOrders.find(id).orElseThrow().number();
        var opened = new AfterSalesCase(
                CaseId.of(Ids.next()),
                purchaseOrder + "-C" + (table.countOf(id) + 1),
                order.id(),
                id,
                State.REQUESTED,
                problem,
                description,
                photo,
                asked,
                wanted,
                lines,
                clock.instant(),
                by,
                null,
                null,
                null,
                null,
                null);
        table.insert(opened, externalId, order.total().currency());
        file.write(opened, by, "case-opened", Map.of("problem", "caseProblem." + problem), null);
        publisher.publishEvent(new CaseOpened(opened.id(), id, order.id()));
        return opened;
    }

    private OpenUnits openUnits(Order order) {
        return new OpenUnits(supplierOrders.ofOrder(order.id()), table.claimed(order.id()));
    }

    private void approveAtOnce(AfterSalesCase asked, Order order, boolean repeated) {
        var proposal = asked.proposal();
        if (proposal == null || proposal.resolution() == null || isGivenBack(asked)) {
            return;
        }
        var decision = new AfterSalesCase.Decision(
                proposal.resolution(),
                proposal.refund(),
                proposal.freight(),
                null,
                null,
                Actor.SYSTEM.name(),
                clock.instant());
        if (approval.isAtOnce(asked, decision, order, repeated)) {
            table.decided(asked.id(), decision);
            money.reserve(asked, decision.resolution(), decision.refund(), Actor.SYSTEM);
            file.write(
                    asked,
                    Actor.SYSTEM,
                    "case-approved",
                    Map.of(
                            "resolution",
                            "resolution." + decision.resolution(),
                            "refund",
                            decision.refund().toString()),
                    null);
            agreement.reached(file.found(asked.id()), Actor.SYSTEM);
        }
    }

    /** Whether the goods were cancelled before the case was decided: the cancellation has given back what they are worth. */
    private boolean isGivenBack(AfterSalesCase asked) {
        var about = supplierOrders.find(asked.supplierOrderId()).orElseThrow();
        return about.state() == SupplierOrder.State.CANCELLED
                && !about.lines().isEmpty()
                && money.of(asked.id()).isEmpty();
    }

    private AfterSalesCase.@Nullable Exchange exchange(Verdict verdict) throws Refusal {
        var exchange = verdict.exchange();
        if (exchange == null) {
            return null;
        }
        if (verdict.resolution() != Resolution.EXCHANGE) {
            throw Refusal.at("exchangeSku", "case-exchange-none");
        }
        if (facts.isUnknown(exchange.sku())) {
            throw Refusal.at("exchangeSku", "case-exchange-unknown", exchange.sku());
        }
        return exchange;
    }

    /** The money may be settled while something else is still to be done: then that is what the case's state tells. */
    private void moveMoney(AfterSalesCase asked, State to) {
        if (CaseTransitions.allows(asked.state(), to)) {
            file.move(asked, to);
        }
    }

    private void tellSettled(AfterSalesCase closed) {
        if (!table.hasOpen(closed.supplierOrderId())) {
            publisher.publishEvent(new CasesSettled(closed.supplierOrderId(), closed.orderId()));
        }
    }

    private Order locked(OrderId id) {
        orders.lock(id);
        return orders.find(id).orElseThrow();
    }
}
