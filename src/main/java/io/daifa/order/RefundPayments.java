package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How due refunds are paid: by the shop, which is asked and answers, or by people. Each method that changes one locks the order's row first,
 * and writes the journal.
 */
@Repository
public class RefundPayments {

    private final JdbcClient jdbc;
    private final Refunds refunds;
    private final List<RefundChannel> channels;
    private final StoredOrders orders;
    private final Shops shops;
    private final RefundSettings settings;
    private final Clock clock;

    RefundPayments(
            JdbcClient jdbc,
            Refunds refunds,
            List<RefundChannel> channels,
            StoredOrders orders,
            Shops shops,
            RefundSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.refunds = refunds;
        this.channels = List.copyOf(channels);
        this.orders = orders;
        this.shops = shops;
        this.settings = settings;
        this.clock = clock;
    }

    /** How far it is: nobody was asked yet, the shop was and has time, people must pay, it was paid, it is not to be paid any more. */
    public enum Standing {
        DUE,
        ASKED,
        BY_HAND,
        DONE,
        WITHDRAWN
    }

    /** How far that refund is, once it is due. */
    public Standing standing(UUID id) {
        return standing(refunds.find(id).orElseThrow());
    }

    /** How its payment goes; empty as long as nobody was asked. */
    public Optional<RefundPayment> find(UUID id) {
        return jdbc.sql("select * from daifa.refund_payment where refund_id = :id")
                .param("id", id)
                .query(RefundPayments::payment)
                .optional();
    }

    /** Whether two people must pay it where it is paid by hand. */
    public boolean needsTwo(Refund refund) {
        return settings.needsTwo(refund.amount());
    }

    /** Asks whoever pays the shop's refunds; does nothing unless it is due and nobody was asked. */
    @Transactional
    public void ask(UUID id) {
        var refund = refunds.locked(id);
        if (standing(refund) != Standing.DUE) {
            return;
        }
        var shop = shopOf(refund);
        var channel = channels.stream()
                .filter(one -> one.kind() == shop.refunds())
                .findFirst()
                .orElseThrow();
        var answerDue = channel.ask(refund);
        jdbc.sql("""
                        insert into daifa.refund_payment (refund_id, channel, asked_at, answer_due)
                        values (:id, :channel, :now, :due)
                        """)
                .param("id", id)
                .param("channel", channel.kind().name())
                .param("now", now())
                .param("due", answerDue.map(RefundPayments::utc).orElse(null))
                .update();
    }

    /** The shop has paid it, under that reference; the same again changes nothing. Refuses what the shop was not asked for, and one that stands otherwise. */
    @Transactional
    public void paidByShop(UUID id, @Nullable String reference, Actor by) throws Refusal {
        refuseUnasked(id);
        refunds.done(id, reference, by);
    }

    /** The shop could not pay it, for that reason; once more changes nothing. Refuses as {@link #paidByShop} does. */
    @Transactional
    public void failedAtShop(UUID id, @Nullable String why, Actor by) throws Refusal {
        refuseUnasked(id);
        refunds.failed(id, why, by);
    }

    /**
     * A person has paid it, under that reference. Refuses unless it is for people to pay; above the limit unless a second person was asked;
     * and the person who asked the second one.
     */
    @Transactional
    public void paidByHand(UUID id, @Nullable String reference, @Nullable String note, Actor by) throws Refusal {
        var payment = byHand(id);
        if (by.name().equals(payment.firstBy())) {
            throw Refusal.at("outcome", "refund-second-person-same");
        }
        if (payment.firstBy() == null && needsTwo(refunds.find(id).orElseThrow())) {
            throw Refusal.at("outcome", "refund-second-person-needed", settings.fourEyesAbove());
        }
        refunds.done(id, reference, note, by);
    }

    /** A person has prepared it and asks a second one to check and pay. Refuses unless it is for people to pay, and when that was asked before. */
    @Transactional
    public void secondPerson(UUID id, @Nullable String note, Actor by) throws Refusal {
        Refunds.NOTE.check("note", note);
        var payment = byHand(id);
        if (payment.firstBy() != null) {
            throw Refusal.at("outcome", "refund-second-person-asked", payment.firstBy());
        }
        jdbc.sql("update daifa.refund_payment set first_by = :by, first_at = :now where refund_id = :id")
                .param("by", by.name())
                .param("now", now())
                .param("id", id)
                .update();
        refunds.tell(refunds.find(id).orElseThrow(), by, "refund-second-person", Map.of(), note);
    }

    /** The shop is to be asked once more. Refuses where people pay the shop's refunds, and unless it failed or the answer is overdue. */
    @Transactional
    public void again(UUID id, @Nullable String note, Actor by) throws Refusal {
        Refunds.NOTE.check("note", note);
        byHand(id);
        var refund = refunds.find(id).orElseThrow();
        if (shopOf(refund).refunds() == Shop.Refunds.BY_HAND) {
            throw Refusal.at("outcome", "refund-by-hand-only");
        }
        jdbc.sql("delete from daifa.refund_payment where refund_id = :id")
                .param("id", id)
                .update();
        refunds.tell(refund, by, "refund-retried", Map.of(), note);
        refunds.due(id, by);
    }

    /** A person says why it is not to be paid any more. Refuses no reason, and unless it is for people to pay and surely not paid by the shop. */
    @Transactional
    public void withdrawnByHand(UUID id, @Nullable String why, Actor by) throws Refusal {
        if (why == null || why.isBlank()) {
            throw Refusal.at("note", "refund-words-missing");
        }
        byHand(id);
        refunds.withdraw(id, why, by);
    }

    private Standing standing(Refund refund) {
        return switch (refund.state()) {
            case PROMISED -> throw new IllegalStateException("refund " + refund.id() + " is not due yet");
            case DUE -> find(refund.id()).map(this::standingOf).orElse(Standing.DUE);
            case FAILED -> Standing.BY_HAND;
            case DONE -> Standing.DONE;
            case WITHDRAWN -> Standing.WITHDRAWN;
        };
    }

    private Standing standingOf(RefundPayment payment) {
        var due = payment.answerDue();
        return due != null && clock.instant().isBefore(due) ? Standing.ASKED : Standing.BY_HAND;
    }

    private RefundPayment byHand(UUID id) throws Refusal {
        var refund = refunds.locked(id);
        if (refund.state() == Refund.State.PROMISED || standing(refund) != Standing.BY_HAND) {
            throw Refunds.refusal(refund);
        }
        return find(id).orElseThrow();
    }

    private void refuseUnasked(UUID id) throws Refusal {
        refunds.locked(id);
        if (find(id).map(RefundPayment::channel).orElse(Shop.Refunds.BY_HAND) != Shop.Refunds.BY_SHOP) {
            throw Refusal.conflict("refund-not-asked");
        }
    }

    private Shop shopOf(Refund refund) {
        return shops.find(orders.find(refund.orderId()).orElseThrow().shopId()).orElseThrow();
    }

    private static RefundPayment payment(ResultSet row, int number) throws SQLException {
        return new RefundPayment(
                row.getObject("refund_id", UUID.class),
                Shop.Refunds.valueOf(row.getString("channel")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                StoredOrders.instant(row, "answer_due"),
                row.getString("first_by"),
                StoredOrders.instant(row, "first_at"));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
