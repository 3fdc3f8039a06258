package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The urges (催单) and what was replied to them. Each method that adds one locks the order's row first, and writes the journal. */
@Repository
public class Urges {

    private static final int LONGEST_WORDS = 500;
    private static final Duration LONGEST_PROMISE = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final OrderLock lock;
    private final StoredOrders orders;
    private final UrgeReplyMail mail;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration customersEvery;

    Urges(
            JdbcClient jdbc,
            OrderLock lock,
            StoredOrders orders,
            UrgeReplyMail mail,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${daifa.urge.customers-every:PT6H}") Duration customersEvery) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.orders = orders;
        this.mail = mail;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
        this.customersEvery = customersEvery;
    }

    /** How the urges of an order stand. */
    public record Standing(
            int count, @Nullable Instant last, @Nullable UrgeReply reply) {}

    /**
     * Urges the order; publishes {@link OrderUrged}. Refuses an order that is delivered or ended, a customer who did so a short while ago, and words
     * that are too long.
     */
    @Transactional
    public Urge urge(OrderId id, @Nullable String words, Actor by) throws Refusal {
        var said = words("words", words);
        lock.take(id);
        if (orders.find(id).orElseThrow().stage().compareTo(Stage.DELIVERED) >= 0) {
            throw Refusal.because("urge-ended");
        }
        var next = by.kind() == Actor.Kind.CUSTOMER ? nextByCustomer(id) : Optional.<Instant>empty();
        if (next.isPresent()) {
            throw Refusal.because("urged-already", Long.toString(customersEvery.toHours()));
        }
        var urge = new Urge(Ids.next(), id, clock.instant(), by, said);
        jdbc.sql("""
                        insert into daifa.urge (id, order_id, at, by_kind, by_name, words)
                        values (:id, :order, :at, :kind, :name, :words)
                        """)
                .param("id", urge.id())
                .param("order", id.value())
                .param("at", urge.at().atOffset(ZoneOffset.UTC))
                .param("kind", by.kind().name())
                .param("name", by.name())
                .param("words", said)
                .update();
        journal.write(new Journal.Entry(
                id.value(),
                null,
                by,
                "order-urged",
                Map.of("count", Integer.toString(standing(id).count())),
                said));
        events.publishEvent(new OrderUrged(id));
        return urge;
    }

    /**
     * Promises something to who urged, which the customer's page shows and a mail tells. Refuses no words, a date that is past or more than
     * 90 days away, and where nobody has urged.
     */
    @Transactional
    public UrgeReply reply(OrderId id, @Nullable String words, @Nullable Instant until, Actor by) throws Refusal {
        var said = words("words", words);
        if (said == null) {
            throw Refusal.at("words", "missing");
        }
        var now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_PROMISE)))) {
            throw Refusal.at("until", "hold-until-out-of-bounds", Long.toString(LONGEST_PROMISE.toDays()));
        }
        lock.take(id);
        if (standing(id).count() == 0) {
            throw Refusal.because("not-urged");
        }
        var reply = new UrgeReply(Ids.next(), id, now, by.name(), said, until);
        jdbc.sql("""
                        insert into daifa.urge_reply (id, order_id, at, by_name, words, until)
                        values (:id, :order, :at, :name, :words, :until)
                        """)
                .param("id", reply.id())
                .param("order", id.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("name", by.name())
                .param("words", said)
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
        mail.intend(reply, orders.find(id).orElseThrow());
        journal.write(new Journal.Entry(
                id.value(),
                null,
                by,
                until == null ? "urge-replied-open" : "urge-replied",
                until == null ? Map.of() : Map.of("until", until.toString()),
                said));
        events.publishEvent(new OrderUrged(id));
        return reply;
    }

    /** How often the order was urged, when last, and what was promised last. */
    public Standing standing(OrderId id) {
        return jdbc.sql("""
                        select u.count, u.last, r.id, r.order_id, r.at, r.by_name, r.words, r.until
                        from (select count(*) as count, max(at) as last from daifa.urge where order_id = :order) u
                        left join lateral (
                            select * from daifa.urge_reply where order_id = :order order by at desc, id desc limit 1) r on true
                        """)
                .param("order", id.value())
                .query((row, number) -> new Standing(
                        row.getInt("count"),
                        StoredOrders.instant(row, "last"),
                        row.getObject("id") == null ? null : UrgeReplyMail.reply(row)))
                .single();
    }

    /** The order's urges, oldest first. */
    public List<Urge> of(OrderId id) {
        return jdbc.sql("select * from daifa.urge where order_id = :order order by at, id")
                .param("order", id.value())
                .query((row, number) -> urge(row))
                .list();
    }

    /** When a customer may urge the order again; empty where it may be now. */
    public Optional<Instant> nextByCustomer(OrderId id) {
        return jdbc.sql("select max(at) from daifa.urge where order_id = :order and by_kind = 'CUSTOMER'")
                .param("order", id.value())
                .query((row, number) -> Optional.ofNullable(StoredOrders.instant(row, "max")))
                .single()
                .map(last -> last.plus(customersEvery))
                .filter(next -> next.isAfter(clock.instant()));
    }

    private static Urge urge(ResultSet row) throws SQLException {
        return new Urge(
                row.getObject("id", UUID.class),
                OrderId.of(row.getObject("order_id", UUID.class)),
                Objects.requireNonNull(StoredOrders.instant(row, "at")),
                new Actor(Actor.Kind.valueOf(row.getString("by_kind")), row.getString("by_name")),
                row.getString("words"));
    }

    private static @Nullable String words(String field, @Nullable String words) throws Refusal {
        if (words == null || words.isBlank()) {
            return null;
        }
        // PostgreSQL stores no NUL.
        if (words.length() > LONGEST_WORDS || words.indexOf('\0') >= 0) {
            throw Refusal.at(field, "text-too-long", Integer.toString(LONGEST_WORDS));
        }
        return words.strip();
    }
}
