package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.TextLimit;
import io.daifa.mail.Mails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of the money that is given back to customers: the one place that holds that never more is given back than was paid. Each
 * method that changes a refund locks the order's row first, and writes the journal.
 */
@Repository
public class Refunds {

    /** How long a note may be. */
    static final TextLimit NOTE = new TextLimit(2000, "text-too-long");

    private static final TextLimit WORDS = new TextLimit(500, "text-too-long");

    private final JdbcClient jdbc;
    private final OrderLock lock;
    private final StoredOrders orders;
    private final Journal journal;
    private final Mails mails;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Refunds(
            JdbcClient jdbc,
            OrderLock lock,
            StoredOrders orders,
            Journal journal,
            Mails mails,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.orders = orders;
        this.journal = journal;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Promises to give that back, once for that reason and cause: the same again answers the same refund. Refuses nothing, another
     * currency, and more than {@link #left}.
     */
    @Transactional
    public UUID promise(OrderId orderId, Refund.Reason reason, UUID about, Money amount, Actor by) throws Refusal {
        lock.take(orderId);
        var same = live(reason, about);
        if (same.isPresent()) {
            return same.get().id();
        }
        var left = left(orderId);
        if (!amount.currency().equals(left.currency())) {
            throw Refusal.at("amount", "refund-currency", left.currency());
        }
        if (!amount.isPositive()) {
            throw Refusal.at("amount", "refund-nothing");
        }
        if (amount.compareTo(left) > 0) {
            throw Refusal.at("amount", "refund-above-paid", left.toString());
        }
        var id = Ids.next();
        jdbc.sql("""
                        insert into daifa.refund (id, order_id, reason, about, amount, currency, state, promised_at)
                        values (:id, :order, :reason, :about, :amount, :currency, 'PROMISED', :now)
                        """)
                .param("id", id)
                .param("order", orderId.value())
                .param("reason", reason.name())
                .param("about", about)
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("now", now())
                .update();
        tell(find(id).orElseThrow(), by, "refund-promised", Map.of());
        return id;
    }

    /**
     * It is to be paid now: for the first time, which publishes {@link RefundDue}, or once more after a failure ({@link RefundChanged}). One that is
     * due or paid stays as it is.
     */
    @Transactional
    public void due(UUID id, Actor by) {
        var refund = locked(id);
        if (refund.state() == Refund.State.DUE || refund.state() == Refund.State.DONE) {
            return;
        }
        if (!RefundTransitions.allows(refund.state(), Refund.State.DUE)) {
            throw new IllegalStateException("refund " + id + " is " + refund.state());
        }
        jdbc.sql("update daifa.refund set state = 'DUE', due_at = :now, failure = null where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        tell(refund, by, "refund-requested", Map.of());
        events.publishEvent(
                refund.state() == Refund.State.PROMISED
                        ? new RefundDue(id, refund.orderId())
                        : new RefundChanged(id, refund.orderId()));
    }

    /** It was paid, under that reference. The same again changes nothing. Refuses an empty reference, and unless it is due. */
    @Transactional
    public void done(UUID id, @Nullable String reference, Actor by) throws Refusal {
        done(id, reference, null, by);
    }

    /** The same, with a person's note. The customer is to be told by mail. */
    @Transactional
    public void done(UUID id, @Nullable String reference, @Nullable String note, Actor by) throws Refusal {
        NOTE.check("note", note);
        var words = needed("reference", reference);
        var refund = locked(id);
        if (refund.state() == Refund.State.DONE && words.equals(refund.reference())) {
            return;
        }
        check(refund, Refund.State.DONE);
        jdbc.sql("""
                        update daifa.refund set state = 'DONE', reference = :reference, failure = null, ended_at = :now
                        where id = :id
                        """)
                .param("reference", words)
                .param("now", now())
                .param("id", id)
                .update();
        tell(refund, by, "refund-paid", Map.of("reference", words), note);
        intendMail(refund);
        settled(refund);
    }

    /** Its payment failed, for that reason; once more changes nothing. Refuses an empty reason, and unless it is due. Publishes {@link RefundFailed}. */
    @Transactional
    public void failed(UUID id, @Nullable String why, Actor by) throws Refusal {
        var words = needed("failure", why);
        var refund = locked(id);
        if (refund.state() == Refund.State.FAILED) {
            return;
        }
        check(refund, Refund.State.FAILED);
        jdbc.sql("update daifa.refund set state = 'FAILED', failure = :failure where id = :id")
                .param("failure", words)
                .param("id", id)
                .update();
        tell(refund, by, "refund-failed", Map.of("failure", words));
        events.publishEvent(new RefundFailed(id, refund.orderId()));
        events.publishEvent(new RefundChanged(id, refund.orderId()));
    }

    /** It is not to be paid any more; refuses one that was paid, or for which the shop was asked and has not said that it failed. */
    @Transactional
    public void withdraw(UUID id, Actor by) throws Refusal {
        withdraw(id, null, by);
    }

    /** The same, with a person's note. */
    @Transactional
    public void withdraw(UUID id, @Nullable String note, Actor by) throws Refusal {
        NOTE.check("note", note);
        var refund = locked(id);
        if (refund.state() == Refund.State.WITHDRAWN) {
            return;
        }
        check(refund, Refund.State.WITHDRAWN);
        if (refund.state() == Refund.State.DUE && isInTheShopsHands(id)) {
            throw Refusal.because("refund-with-shop");
        }
        jdbc.sql("update daifa.refund set state = 'WITHDRAWN', ended_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        tell(refund, by, "refund-withdrawn", Map.of(), note);
        settled(refund);
    }

    /** What was paid for the order, less all that is promised, due or given back. */
    public Money left(OrderId orderId) {
        var paid = orders.find(orderId).orElseThrow().paid();
        return ofOrder(orderId).stream()
                .filter(refund -> refund.state() != Refund.State.WITHDRAWN)
                .map(Refund::amount)
                .reduce(paid, Money::minus);
    }

    /** The refund with that id. */
    public Optional<Refund> find(UUID id) {
        return jdbc.sql("select * from daifa.refund where id = :id")
                .param("id", id)
                .query(Refunds::refund)
                .optional();
    }

    /** The refund for that reason and cause that is not withdrawn. */
    public Optional<Refund> live(Refund.Reason reason, UUID about) {
        return jdbc.sql("select * from daifa.refund where reason = :reason and about = :about and state <> 'WITHDRAWN'")
                .param("reason", reason.name())
                .param("about", about)
                .query(Refunds::refund)
                .optional();
    }

    /** The order's refunds, the eldest first, withdrawn ones too. */
    public List<Refund> ofOrder(OrderId orderId) {
        return jdbc.sql("select * from daifa.refund where order_id = :order order by id")
                .param("order", orderId.value())
                .query(Refunds::refund)
                .list();
    }

    /** The refund, with its order's row locked. */
    Refund locked(UUID id) {
        var refund = find(id).orElseThrow(() -> new IllegalArgumentException("there is no refund " + id));
        lock.take(refund.orderId());
        return find(id).orElseThrow();
    }

    private static void check(Refund refund, Refund.State to) throws Refusal {
        if (!RefundTransitions.allows(refund.state(), to)) {
            throw refusal(refund);
        }
    }

    /** The refusal of what a refund in its state does not allow; it contradicts one that is paid or withdrawn. */
    static Refusal refusal(Refund refund) {
        var state = new DefaultMessageSourceResolvable("refundState." + refund.state());
        return refund.state() == Refund.State.DONE || refund.state() == Refund.State.WITHDRAWN
                ? Refusal.conflict("refund-state", state)
                : Refusal.because("refund-state", state);
    }

    private boolean isInTheShopsHands(UUID id) {
        return jdbc.sql("""
                        select exists (select from daifa.refund_payment where refund_id = :id and channel = 'BY_SHOP')
                        """).param("id", id).query(Boolean.class).single();
    }

    private void settled(Refund refund) {
        events.publishEvent(new RefundSettled(refund.id(), refund.orderId(), refund.reason(), refund.about()));
        events.publishEvent(new RefundChanged(refund.id(), refund.orderId()));
    }

    private void intendMail(Refund refund) {
        var order = orders.find(refund.orderId()).orElseThrow();
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    CustomerMails.REFUND_PAID,
                    refund.id(),
                    0,
                    order.id().value(),
                    order.customerEmail(),
                    order.language()));
        }
    }

    private static String needed(String field, @Nullable String words) throws Refusal {
        if (words == null || words.isBlank()) {
            throw Refusal.at(field, "refund-words-missing");
        }
        WORDS.check(field, words);
        return words.strip();
    }

    private void tell(Refund refund, Actor by, String what, Map<String, String> more) {
        tell(refund, by, what, more, null);
    }

    /** Writes into the order's story what happened to the refund. */
    void tell(Refund refund, Actor by, String what, Map<String, String> more, @Nullable String note) {
        var data = new HashMap<>(more);
        data.put("amount", refund.amount().toString());
        data.put("reason", "refundReason." + refund.reason());
        data.put("refund", refund.id().toString());
        journal.write(new Journal.Entry(refund.orderId().value(), null, by, what, data, note));
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        return new Refund(
                row.getObject("id", UUID.class),
                OrderId.of(row.getObject("order_id", UUID.class)),
                Refund.Reason.valueOf(row.getString("reason")),
                row.getObject("about", UUID.class),
                StoredOrders.money(row.getBigDecimal("amount"), row.getString("currency")),
                Refund.State.valueOf(row.getString("state")),
                row.getObject("promised_at", OffsetDateTime.class).toInstant(),
                StoredOrders.instant(row, "due_at"),
                StoredOrders.instant(row, "ended_at"),
                row.getString("reference"),
                row.getString("failure"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
