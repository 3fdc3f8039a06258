package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierAttempts.SupplierAttempt;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What suppliers answer, by whatever way; the first answer counts, the same again changes nothing. */
@Component
class Answers {

    private static final Set<State> ACCEPTED = Set.of(State.ACCEPTED, State.SHIPPED, State.CLOSED);

    /** Who says "now" is heard a little later. */
    private static final Duration WHILE_TYPING = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Suppliers suppliers;
    private final SupplierAttempts attempts;
    private final Splitting splitting;
    private final SupplierOrderDeadlines deadlines;
    private final SupplierStory story;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Answers(
            JdbcClient jdbc,
            Suppliers suppliers,
            SupplierAttempts attempts,
            Splitting splitting,
            SupplierOrderDeadlines deadlines,
            SupplierStory story,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.suppliers = suppliers;
        this.attempts = attempts;
        this.splitting = splitting;
        this.deadlines = deadlines;
        this.story = story;
        this.clock = clock;
        this.events = events;
    }

    void accept(SupplierOrder supplierOrder, Instant promised, Actor by, @Nullable String note) throws Refusal {
        if (ACCEPTED.contains(supplierOrder.state()) && promised.equals(supplierOrder.promisedShipAt())) {
            return;
        }
        checkAnswer(supplierOrder, State.ACCEPTED);
        checkPromise(promised);
        SupplierStory.NOTE.check("note", note);
        var now = clock.instant();
        jdbc.sql("""
                        update daifa.supplier_order set state = 'ACCEPTED', answered_at = :now, promised_ship_at = :promised, chase_at = :chaseAt
                        where id = :id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("promised", promised.atOffset(ZoneOffset.UTC))
                .param(
                        "chaseAt",
                        deadlines
                                .chaseAt(now, supplierOrder.shipDue(), promised)
                                .atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
        story.tell(
                supplierOrder,
                by,
                "supplier-accepted",
                Map.of("supplier", name(supplierOrder), "promised", promised.toString()),
                note);
        publish(supplierOrder);
    }

    /** The rest becomes a supplier order of its own; who can send all of it accepts the whole. */
    void acceptPart(SupplierOrder supplierOrder, List<Line> canSend, Instant promised, Actor by, @Nullable String note)
            throws Refusal {
        if (isAcceptedAlready(supplierOrder, canSend, promised)) {
            return;
        }
        checkAnswer(supplierOrder, State.ACCEPTED);
        checkPromise(promised);
        SupplierStory.NOTE.check("note", note);
        var units = Units.checked(supplierOrder, canSend);
        if (units.isEmpty()) {
            throw Refusal.at("lines", "part-of-nothing");
        }
        var rest = Units.rest(supplierOrder, units);
        if (!rest.isEmpty()) {
            splitting.splitOff(supplierOrder, rest, null, by, note);
        }
        accept(supplierOrder, promised, by, note);
    }

    /** What was split off is not among its lines any more. */
    private static boolean isAcceptedAlready(SupplierOrder supplierOrder, List<Line> canSend, Instant promised) {
        return ACCEPTED.contains(supplierOrder.state())
                && promised.equals(supplierOrder.promisedShipAt())
                && Set.copyOf(supplierOrder.lines())
                        .equals(canSend.stream()
                                .filter(line -> line.quantity() > 0)
                                .collect(Collectors.toSet()));
    }

    void reject(SupplierOrder supplierOrder, RejectionReason reason, @Nullable String note, Actor by) throws Refusal {
        if (supplierOrder.state() == State.REJECTED && reason.name().equals(supplierOrder.rejectionReason())) {
            return;
        }
        checkAnswer(supplierOrder, State.REJECTED);
        SupplierStory.NOTE.check("note", note);
        jdbc.sql("""
                        update daifa.supplier_order set state = 'REJECTED', answered_at = :now, rejection_reason = :reason, rejection_note = :note
                        where id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason.name())
                .param("note", SupplierStory.blankAsNull(note))
                .param("id", supplierOrder.id().value())
                .update();
        attempts.ended(supplierOrder, SupplierAttempt.REJECTED);
        story.tell(
                supplierOrder,
                by,
                "supplier-rejected",
                Map.of("supplier", name(supplierOrder), "reason", "rejectionReason." + reason.name()),
                note);
        publish(supplierOrder);
    }

    void giveMoreTime(SupplierOrder supplierOrder, Instant until, Actor by, @Nullable String note) throws Refusal {
        if (supplierOrder.state() != State.SUBMITTED) {
            throw SupplierOrderTransitions.refusal(supplierOrder);
        }
        checkFuture("until", until);
        SupplierStory.NOTE.check("note", note);
        jdbc.sql("update daifa.supplier_order set answer_due = :until where id = :id")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
        story.tell(
                supplierOrder,
                by,
                "supplier-given-more-time",
                Map.of("supplier", name(supplierOrder), "until", until.toString()),
                note);
    }

    void promise(SupplierOrder supplierOrder, Instant promised, Actor by, @Nullable String note) throws Refusal {
        if (supplierOrder.state() != State.ACCEPTED) {
            throw SupplierOrderTransitions.refusal(supplierOrder);
        }
        checkPromise(promised);
        SupplierStory.NOTE.check("note", note);
        jdbc.sql("update daifa.supplier_order set promised_ship_at = :promised, chase_at = :promised where id = :id")
                .param("promised", promised.atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
        story.tell(
                supplierOrder,
                by,
                "shipment-promised",
                Map.of("supplier", name(supplierOrder), "promised", promised.toString()),
                note);
    }

    private static void checkAnswer(SupplierOrder supplierOrder, State answer) throws Refusal {
        if (ACCEPTED.contains(supplierOrder.state()) || supplierOrder.state() == State.REJECTED) {
            throw Refusal.because("already-answered", SupplierOrderTransitions.word(supplierOrder.state()));
        }
        SupplierOrderTransitions.check(supplierOrder, answer);
    }

    private void checkPromise(Instant promised) throws Refusal {
        checkFuture("promisedShipAt", promised);
        if (promised.isAfter(deadlines.latestPromise(clock.instant()))) {
            throw Refusal.at("promisedShipAt", "time-too-far", deadlines.longestPromiseDays());
        }
    }

    private void checkFuture(String field, Instant time) throws Refusal {
        if (time.isBefore(clock.instant().minus(WHILE_TYPING))) {
            throw Refusal.at(field, "time-past");
        }
    }

    private String name(SupplierOrder supplierOrder) {
        return suppliers.find(supplierOrder.supplierId()).orElseThrow().name();
    }

    private void publish(SupplierOrder supplierOrder) {
        events.publishEvent(new SupplierAnswered(supplierOrder.id(), supplierOrder.orderId()));
    }
}
