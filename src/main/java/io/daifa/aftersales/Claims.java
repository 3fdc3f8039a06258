package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrders;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What suppliers owe us for cases. A claim is drafted when a case is agreed that is the supplier's to answer for; the customer never waits for it. Each method
 * that changes one locks the customer's order's row first, and writes the journal.
 */
@Repository
public class Claims {

    /** What a supplier answers for; a change of mind or a wrong size chosen is none of it. */
    private static final Set<CaseProblem> LIABLE = EnumSet.of(
            CaseProblem.DAMAGED,
            CaseProblem.LATE,
            CaseProblem.LOST,
            CaseProblem.WRONG_ITEM,
            CaseProblem.NOT_AS_DESCRIBED);

    private final JdbcClient jdbc;
    private final CaseFile file;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Clock clock;

    Claims(JdbcClient jdbc, CaseFile file, Orders orders, SupplierOrders supplierOrders, Clock clock) {
        this.jdbc = jdbc;
        this.file = file;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.clock = clock;
    }

    /** What was agreed about a settlement: how, how much, under which number. */
    public record Settled(
            Claim.@Nullable Settlement how,
            @Nullable Money amount,
            @Nullable String reference) {

        /** Nothing. */
        public static final Settled NOTHING = new Settled(null, null, null);
    }

    /** The claims of the order's cases, oldest first. */
    public List<Claim> ofOrder(OrderId id) {
        return where("order_id = ?", id.value());
    }

    /** The claim with that id. */
    public Optional<Claim> find(UUID id) {
        return where("id = ?", id).stream().findFirst();
    }

    /** Where that claim may go from where it stands. */
    public List<Claim.State> next(Claim claim) {
        return ClaimTransitions.from(claim.state());
    }

    /**
     * Staff write down how the claim stands with the supplier, and what it was settled for. Refuses what cannot follow, and a settlement
     * without how and how much, or in another currency.
     */
    @Transactional
    public void move(UUID id, Claim.State to, Settled settled, @Nullable String note, Actor by) throws Refusal {
        var words = CaseTexts.WORDS.words("note", note);
        var reference = CaseTexts.REFERENCE.words("reference", settled.reference());
        var found = find(id).orElseThrow(() -> Refusal.because("claim-unknown"));
        var about = file.locked(found.caseId());
        var claim = find(id).orElseThrow();
        if (!ClaimTransitions.allows(claim.state(), to)) {
            throw Refusal.because("claim-state", claim.number());
        }
        if (to == Claim.State.SETTLED) {
            check(settled, claim);
        }
        var isSettled = to == Claim.State.SETTLED;
        jdbc.sql("""
                        update daifa.supplier_claim
                        set state = :state, changed_at = :now, changed_by = :by, settlement = coalesce(:how, settlement),
                            settled_amount = coalesce(:amount, settled_amount), reference = coalesce(:reference, reference)
                        where id = :id
                        """)
                .param("state", to.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .param("how", isSettled && settled.how() != null ? settled.how().name() : null)
                .param(
                        "amount",
                        isSettled && settled.amount() != null ? settled.amount().amount() : null)
                .param("reference", reference)
                .param("id", id)
                .update();
        file.write(about, by, "claim-moved", Map.of("claim", claim.number(), "state", "claimState." + to), words);
    }

    /** Drafts the claim of a case that is agreed, where the supplier answers for it; what is agreed later counts while it is a draft. */
    void draft(AfterSalesCase agreed) {
        var supplier =
                supplierOrders.find(agreed.supplierOrderId()).orElseThrow().supplierId();
        if (supplier == null || !LIABLE.contains(agreed.problem())) {
            return;
        }
        var refund = agreed.decided().refund();
        var amount = refund.isPositive()
                ? refund
                : ClaimedValue.of(orders.find(agreed.orderId()).orElseThrow(), agreed.lines());
        var number = agreed.number() + "-S";
        var drafted = jdbc.sql("""
                        insert into daifa.supplier_claim
                            (id, number, case_id, order_id, supplier_order_id, supplier_id, amount, currency, reason, state,
                             opened_at, changed_at, changed_by)
                        values (:id, :number, :case, :order, :supplierOrder, :supplier, :amount, :currency, :reason, 'DRAFT',
                                :now, :now, :by)
                        on conflict (case_id) do update set amount = excluded.amount
                            where supplier_claim.state = 'DRAFT'
                        """)
                .param("id", Ids.next())
                .param("number", number)
                .param("case", agreed.id().value())
                .param("order", agreed.orderId().value())
                .param("supplierOrder", agreed.supplierOrderId().value())
                .param("supplier", supplier)
                .param("amount", amount.amount())
                .param("currency", amount.currency())
                .param("reason", agreed.problem().name())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", Actor.SYSTEM.name())
                .update();
        if (drafted == 1) {
            file.write(
                    agreed, Actor.SYSTEM, "claim-drafted", Map.of("claim", number, "amount", amount.toString()), null);
        }
    }

    private static void check(Settled settled, Claim claim) throws Refusal {
        if (settled.how() == null) {
            throw Refusal.at("settlement", "claim-settlement-missing");
        }
        var amount = settled.amount();
        if (amount == null || amount.amount().signum() < 0) {
            throw Refusal.at("settled", "claim-amount-missing");
        }
        if (!amount.currency().equals(claim.amount().currency())) {
            throw Refusal.at("settled", "case-currency", claim.amount().currency());
        }
    }

    private List<Claim> where(String condition, Object value) {
        return jdbc.sql("select * from daifa.supplier_claim where %s order by opened_at, id".formatted(condition))
                .params(value)
                .query((row, number) -> claim(row))
                .list();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var settlement = row.getString("settlement");
        BigDecimal settled = row.getBigDecimal("settled_amount");
        return new Claim(
                row.getObject("id", UUID.class),
                row.getString("number"),
                CaseId.of(row.getObject("case_id", UUID.class)),
                row.getObject("supplier_id", UUID.class),
                new Money(row.getBigDecimal("amount"), currency),
                CaseProblem.valueOf(row.getString("reason")),
                Claim.State.valueOf(row.getString("state")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                settlement == null ? null : Claim.Settlement.valueOf(settlement),
                settled == null ? null : new Money(settled, currency),
                row.getString("reference"));
    }
}
