package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stops the dispatch of orders. Several stops of an order may stand at once; its dispatch goes on when none does. Each method that
 * changes one locks the order's row first, and writes the journal.
 */
@Repository
public class Stops {

    private final JdbcClient jdbc;
    private final OrderLock lock;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Stops(JdbcClient jdbc, OrderLock lock, Journal journal, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** Stops the order's dispatch; the same kind for the same cause again takes the new date and note. Publishes {@link OrderHeld}. */
    @Transactional
    public void stop(OrderId id, Stop stop, Actor by) {
        lock.take(id);
        jdbc.sql("""
                        insert into daifa.order_stop (order_id, kind, about, since, until, note)
                        values (:order, :kind, :about, :now, :until, :note)
                        on conflict (order_id, kind, about) do update set until = excluded.until, note = excluded.note
                        """)
                .param("order", id.value())
                .param("kind", stop.kind().name())
                .param("about", stop.about())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("until", stop.until() == null ? null : stop.until().atOffset(ZoneOffset.UTC))
                .param("note", stop.note())
                .update();
        journal.write(new Journal.Entry(
                id.value(),
                null,
                by,
                switch (stop.kind()) {
                    case HOLD -> "order-held";
                    case AWAIT_CUSTOMER -> "customer-awaited";
                    case CHANGE, BATCH -> "order-stopped";
                },
                Map.of(
                        "kind",
                        "stopKind." + stop.kind(),
                        "until",
                        stop.until() == null ? "holdUntil.OPEN" : stop.until().toString()),
                stop.note()));
        events.publishEvent(new OrderHeld(id, until(id)));
    }

    /** Lifts that stop; one that does not stand changes nothing. Publishes {@link OrderReleased} when it was the last. */
    @Transactional
    public void lift(OrderId id, Stop.Kind kind, UUID about, Actor by) {
        lock.take(id);
        if (!delete(id, kind, about)) {
            return;
        }
        journal.write(Journal.Entry.of(
                id.value(),
                null,
                by,
                switch (kind) {
                    case HOLD, AWAIT_CUSTOMER -> "order-released";
                    case CHANGE, BATCH -> "order-stop-lifted";
                },
                Map.of("kind", "stopKind." + kind)));
        if (isStopped(id)) {
            events.publishEvent(new OrderHeld(id, until(id)));
        } else {
            events.publishEvent(new OrderReleased(id));
        }
    }

    /** What stops the order now, the eldest first; a stop whose time is over stops nothing. */
    public List<Stop> of(OrderId id) {
        var now = clock.instant();
        return jdbc
                .sql(
                        "select kind, about, until, note from daifa.order_stop where order_id = :order order by since, about")
                .param("order", id.value())
                .query((row, number) -> new Stop(
                        Stop.Kind.valueOf(row.getString("kind")),
                        row.getObject("about", UUID.class),
                        StoredOrders.instant(row, "until"),
                        row.getString("note")))
                .list()
                .stream()
                .filter(stop -> stop.standsAt(now))
                .toList();
    }

    /** Whether anything stops the order now. */
    public boolean isStopped(OrderId id) {
        return !of(id).isEmpty();
    }

    /** Takes a person's stops away without a word, because the order has gone on. */
    void clearPersons(OrderId id) {
        delete(id, Stop.Kind.HOLD, id.value());
        delete(id, Stop.Kind.AWAIT_CUSTOMER, id.value());
    }

    /** Takes a person's other stop away, in whose place a new one comes. */
    void replacePersons(OrderId id, Stop.Kind with) {
        delete(id, with == Stop.Kind.HOLD ? Stop.Kind.AWAIT_CUSTOMER : Stop.Kind.HOLD, id.value());
    }

    private boolean delete(OrderId id, Stop.Kind kind, UUID about) {
        return jdbc.sql("delete from daifa.order_stop where order_id = :order and kind = :kind and about = :about")
                        .param("order", id.value())
                        .param("kind", kind.name())
                        .param("about", about)
                        .update()
                > 0;
    }

    /** Until when all that stands stops the order; null where one has no date. */
    private @Nullable Instant until(OrderId id) {
        Instant latest = null;
        for (var stop : of(id)) {
            if (stop.until() == null) {
                return null;
            }
            latest = latest == null || stop.until().isAfter(latest) ? stop.until() : latest;
        }
        return latest;
    }
}
