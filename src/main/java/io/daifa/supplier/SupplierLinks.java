package io.daifa.supplier;

import io.daifa.kernel.Links;
import io.daifa.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The links by which suppliers reach their page: for one purchase order and revision, expiring, revoked when another is issued. */
@Repository
public class SupplierLinks {

    private static final Duration RENEWED_AFTER = Duration.ofDays(1);
    private static final String PURPOSE = "supplier";
    private static final String ALL = "supplier-all";
    private static final int LONGEST_TOKEN = 100;

    private final JdbcClient jdbc;
    private final SupplierOrderRows rows;
    private final Links links;
    private final SupplierOrderDeadlines deadlines;
    private final Clock clock;

    SupplierLinks(JdbcClient jdbc, SupplierOrderRows rows, Links links, SupplierOrderDeadlines deadlines, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.links = links;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The purchase order that the token opens; refuses an unknown, expired or revoked token ({@code link-unknown}, {@code link-expired}, {@code link-revoked}, {@code purchase-order-cancelled}, {@code purchase-order-rerouted}). */
    public SupplierOrder open(String token) throws Refusal {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw Refusal.because("link-unknown");
        }
        var link = jdbc.sql("""
                        select l.supplier_order_id, l.expires_at, l.revoked_at is not null as revoked,
                            s.state = 'CANCELLED' as cancelled,
                            s.state = 'REJECTED' or exists (select 1 from daifa.supplier_attempt a
                                where a.supplier_order_id = s.id and a.revision >= l.revision
                                    and a.supplier_id <> s.supplier_id) as passed_over
                        from daifa.supplier_link l join daifa.supplier_order s on s.id = l.supplier_order_id
                        where l.token_hash = :hash
                        """)
                .param("hash", links.hash(token))
                .query(SupplierLinks::link)
                .optional()
                .orElseThrow(() -> Refusal.because("link-unknown"));
        if (link.revoked() && link.passedOver()) {
            throw Refusal.because("purchase-order-rerouted");
        }
        if (link.cancelled()) {
            throw Refusal.because("purchase-order-cancelled");
        }
        if (link.revoked()) {
            throw Refusal.because("link-revoked");
        }
        if (!link.expiresAt().isAfter(clock.instant())) {
            throw Refusal.because("link-expired");
        }
        return rows.find(SupplierOrderId.of(link.supplierOrderId())).orElseThrow();
    }

    /**
     * What the token opens, under the lock of the customer's order: whoever acts on it in the same transaction answers for the supplier that
     * is asked now, and not for one that was asked in the meantime. Refuses as {@link #open} does.
     */
    @Transactional
    public SupplierOrder openLocked(String token) throws Refusal {
        rows.locked(open(token).id());
        return open(token);
    }

    /** The absolute address of the supplier's page for the purchase order as it stands (demo and mails show it). */
    public String addressOf(SupplierOrder supplierOrder) {
        return links.address("/s/" + token(supplierOrder));
    }

    /** The supplier whose link to all its open purchase orders this is; refuses as {@link #open} does. */
    public UUID openAll(String token) throws Refusal {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw Refusal.because("link-unknown");
        }
        var link = jdbc.sql("""
                        select supplier_id as supplier_order_id, expires_at, revoked_at is not null as revoked,
                            false as cancelled, false as passed_over
                        from daifa.supplier_desk_link where token_hash = :hash
                        """)
                .param("hash", links.hash(token))
                .query(SupplierLinks::link)
                .optional()
                .orElseThrow(() -> Refusal.because("link-unknown"));
        if (link.revoked()) {
            throw Refusal.because("link-revoked");
        }
        if (!link.expiresAt().isAfter(clock.instant())) {
            throw Refusal.because("link-expired");
        }
        return link.supplierOrderId();
    }

    /** The absolute address of the supplier's page for all its open purchase orders. */
    public String addressOfAll(UUID supplierId) {
        return links.address("/so/" + links.token(ALL, supplierId, 0));
    }

    /** Renewed at most once a day, so that purchase orders of one supplier do not wait for each other; one that was revoked stays so. */
    private void issueAll(UUID supplierId) {
        var expiresAt = deadlines.linkExpires(clock.instant());
        jdbc.sql("""
                        insert into daifa.supplier_desk_link (token_hash, supplier_id, expires_at)
                        select :hash, :supplier, :expiresAt
                        where not exists (
                            select 1 from daifa.supplier_desk_link where token_hash = :hash and expires_at > :soon)
                        on conflict (token_hash) do update set expires_at = excluded.expires_at
                        """)
                .param("hash", links.hash(links.token(ALL, supplierId, 0)))
                .param("supplier", supplierId)
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .param("soon", expiresAt.minus(RENEWED_AFTER).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Makes the link of the purchase order as it stands valid; issuing it again changes nothing. */
    void issue(SupplierOrder supplierOrder) {
        jdbc.sql("""
                        insert into daifa.supplier_link (token_hash, supplier_order_id, revision, expires_at)
                        values (:hash, :id, :revision, :expiresAt)
                        on conflict do nothing
                        """)
                .param("hash", links.hash(token(supplierOrder)))
                .param("id", supplierOrder.id().value())
                .param("revision", supplierOrder.revision())
                .param("expiresAt", deadlines.linkExpires(clock.instant()).atOffset(ZoneOffset.UTC))
                .update();
        if (supplierOrder.supplierId() != null) {
            issueAll(supplierOrder.supplierId());
        }
    }

    /** Revokes all links of the supplier order. */
    void revoke(SupplierOrderId id) {
        jdbc.sql(
                        "update daifa.supplier_link set revoked_at = :now where supplier_order_id = :id and revoked_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    private String token(SupplierOrder supplierOrder) {
        return links.token(PURPOSE, supplierOrder.id().value(), supplierOrder.revision());
    }

    private static Link link(ResultSet row, int number) throws SQLException {
        return new Link(
                row.getObject("supplier_order_id", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("revoked"),
                row.getBoolean("cancelled"),
                row.getBoolean("passed_over"));
    }

    private record Link(
            UUID supplierOrderId, Instant expiresAt, boolean revoked, boolean cancelled, boolean passedOver) {}
}
