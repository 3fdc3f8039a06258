package io.daifa.aftersales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the cases; who may change them, and when, is for {@link Cases} to say. */
@Repository
class CaseTable {

    private final JdbcClient jdbc;

    CaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** So many units of a line that a case claims. */
    record Claimed(SupplierOrderId supplierOrderId, int line, int quantity) {}

    void insert(AfterSalesCase opened, @Nullable String externalId, String currency) {
        jdbc.sql("""
                        insert into daifa.after_sales_case
                            (id, number, order_id, supplier_order_id, external_id, state, problem, description, photo,
                             asked_amount, wanted, currency, opened_at, opened_by_kind, opened_by)
                        values (:id, :number, :order, :supplierOrder, :external, :state, :problem, :description, :photo,
                                :asked, :wanted, :currency, :openedAt, :byKind, :by)
                        """)
                .param("id", opened.id().value())
                .param("number", opened.number())
                .param("order", opened.orderId().value())
                .param("supplierOrder", opened.supplierOrderId().value())
                .param("external", externalId)
                .param("state", opened.state().name())
                .param("problem", opened.problem().name())
                .param("description", opened.description())
                .param("photo", opened.photo())
                .param("asked", opened.asked() == null ? null : opened.asked().amount())
                .param(
                        "wanted",
                        opened.wanted() == null ? null : opened.wanted().name())
                .param("currency", currency)
                .param("openedAt", Timestamp.from(opened.openedAt()))
                .param("byKind", opened.openedBy().kind().name())
                .param("by", opened.openedBy().name())
                .update();
        jdbc.sql("""
                        insert into daifa.case_line (case_id, line, quantity)
                        select :id, line, quantity
                        from unnest(cast(:lines as integer[]), cast(:quantities as integer[])) as claimed (line, quantity)
                        """)
                .param("id", opened.id().value())
                .param(
                        "lines",
                        opened.lines().stream().map(AfterSalesCase.Line::line).toArray(Integer[]::new))
                .param(
                        "quantities",
                        opened.lines().stream()
                                .map(AfterSalesCase.Line::quantity)
                                .toArray(Integer[]::new))
                .update();
    }

    void proposed(CaseId id, AfterSalesCase.State state, AfterSalesCase.Proposal proposal) {
        jdbc.sql("""
                        update daifa.after_sales_case
                        set state = :state, proposed = :resolution, proposed_amount = :refund,
                            proposed_freight = :freight, proposed_reason = :reason
                        where id = :id
                        """)
                .param("id", id.value())
                .param("state", state.name())
                .param(
                        "resolution",
                        proposal.resolution() == null
                                ? null
                                : proposal.resolution().name())
                .param("refund", proposal.refund().amount())
                .param("freight", proposal.freight().name())
                .param("reason", proposal.reason())
                .update();
    }

    void decided(CaseId id, AfterSalesCase.Decision decision) {
        var exchange = decision.exchange();
        jdbc.sql("""
                        update daifa.after_sales_case
                        set resolution = :resolution, refund_amount = :refund, freight = :freight, decision_note = :note,
                            exchange_sku = :sku, exchange_variant = :variant, decided_at = :at, decided_by = :by
                        where id = :id
                        """)
                .param("id", id.value())
                .param("resolution", decision.resolution().name())
                .param("refund", decision.refund().amount())
                .param("freight", decision.freight().name())
                .param("note", decision.note())
                .param("sku", exchange == null ? null : exchange.sku())
                .param("variant", exchange == null ? null : exchange.variant())
                .param("at", Timestamp.from(decision.at()))
                .param("by", decision.by())
                .update();
    }

    /** Less money than was decided: not all that came back was as agreed. */
    void reduced(CaseId id, Money refund) {
        jdbc.sql("update daifa.after_sales_case set refund_amount = :refund where id = :id")
                .param("id", id.value())
                .param("refund", refund.amount())
                .update();
    }

    void state(CaseId id, AfterSalesCase.State state) {
        jdbc.sql("update daifa.after_sales_case set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .update();
    }

    /** Its units may be claimed again. */
    void freed(CaseId id) {
        jdbc.sql("update daifa.after_sales_case set freed = true where id = :id")
                .param("id", id.value())
                .update();
    }

    void refunded(CaseId id, String reference, Instant at) {
        jdbc.sql("update daifa.after_sales_case set refund_reference = :reference, refunded_at = :at where id = :id")
                .param("id", id.value())
                .param("reference", reference)
                .param("at", Timestamp.from(at))
                .update();
    }

    void closed(CaseId id, Instant at) {
        jdbc.sql("update daifa.after_sales_case set closed_at = :at where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    Optional<AfterSalesCase> find(CaseId id) {
        return where("id = ?", id.value()).stream().findFirst();
    }

    List<AfterSalesCase> ofOrder(OrderId id) {
        return where("order_id = ?", id.value());
    }

    List<AfterSalesCase> byExternalId(OrderId id, String externalId) {
        return where("order_id = ? and external_id = ?", id.value(), externalId);
    }

    int countOf(SupplierOrderId id) {
        return jdbc.sql("select count(*) from daifa.after_sales_case where supplier_order_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    boolean hasOpen(SupplierOrderId id) {
        return jdbc.sql("""
                        select exists (select from daifa.after_sales_case
                                       where supplier_order_id = ? and closed_at is null)
                        """).param(id.value()).query(Boolean.class).single();
    }

    /** The units of the order's lines that cases claim which have not given them free. */
    List<Claimed> claimed(OrderId id) {
        return jdbc.sql("""
                        select c.supplier_order_id, l.line, sum(l.quantity) as quantity
                        from daifa.after_sales_case c join daifa.case_line l on l.case_id = c.id
                        where c.order_id = ? and not c.freed
                        group by c.supplier_order_id, l.line
                        """)
                .param(id.value())
                .query((row, i) -> new Claimed(
                        SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                        row.getInt("line"),
                        row.getInt("quantity")))
                .list();
    }

    /** Whether the customer of that case had money back without a return since then, in another case. */
    boolean hadMoneyWithoutReturn(CaseId asked, Instant since) {
        return jdbc.sql("""
                        select exists (
                            select from daifa.case_customer mine
                            join daifa.case_customer theirs on theirs.customer = mine.customer
                            join daifa.after_sales_case c on c.id = theirs.case_id
                            where mine.case_id = :case and c.id <> :case and not c.freed
                                and c.resolution in ('REFUND_ONLY', 'COMPENSATION') and c.decided_at >= :since)
                        """)
                .param("case", asked.value())
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    Optional<Instant> windowEnds(SupplierOrderId id) {
        return jdbc.sql("select ends_at from daifa.after_sales_window where supplier_order_id = ?")
                .param(id.value())
                .query((row, i) -> row.getTimestamp("ends_at").toInstant())
                .optional();
    }

    void window(SupplierOrderId id, Instant endsAt) {
        jdbc.sql("""
                        insert into daifa.after_sales_window (supplier_order_id, ends_at) values (?, ?)
                        on conflict (supplier_order_id) do update set ends_at = excluded.ends_at
                        """).params(id.value(), Timestamp.from(endsAt)).update();
    }

    private List<AfterSalesCase> where(String condition, Object... values) {
        record Row(UUID caseId, AfterSalesCase.Line line) {}
        var lines = jdbc
                .sql("""
                        select case_id, line, quantity from daifa.case_line
                        where case_id in (select id from daifa.after_sales_case where %s)
                        order by line
                        """.formatted(condition))
                .params(values)
                .query((row, i) -> new Row(
                        row.getObject("case_id", UUID.class),
                        new AfterSalesCase.Line(row.getInt("line"), row.getInt("quantity"))))
                .list()
                .stream()
                .collect(groupingBy(Row::caseId, mapping(Row::line, toList())));
        return jdbc.sql("select * from daifa.after_sales_case where %s order by opened_at, id".formatted(condition))
                .params(values)
                .query((row, i) -> afterSalesCase(row, lines))
                .list();
    }

    private static AfterSalesCase afterSalesCase(ResultSet row, Map<UUID, List<AfterSalesCase.Line>> lines)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new AfterSalesCase(
                CaseId.of(id),
                row.getString("number"),
                OrderId.of(row.getObject("order_id", UUID.class)),
                SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                AfterSalesCase.State.valueOf(row.getString("state")),
                CaseProblem.valueOf(row.getString("problem")),
                row.getString("description"),
                row.getBoolean("photo"),
                row.getBigDecimal("asked_amount") == null ? null : money(row, "asked_amount"),
                row.getString("wanted") == null ? null : Resolution.valueOf(row.getString("wanted")),
                lines.getOrDefault(id, List.of()),
                row.getTimestamp("opened_at").toInstant(),
                new Actor(Actor.Kind.valueOf(row.getString("opened_by_kind")), row.getString("opened_by")),
                proposal(row),
                decision(row),
                row.getString("refund_reference"),
                instant(row, "refunded_at"),
                instant(row, "closed_at"));
    }

    private static AfterSalesCase.@Nullable Proposal proposal(ResultSet row) throws SQLException {
        if (row.getString("proposed_reason") == null) {
            return null;
        }
        var resolution = row.getString("proposed");
        return new AfterSalesCase.Proposal(
                resolution == null ? null : Resolution.valueOf(resolution),
                money(row, "proposed_amount"),
                AfterSalesCase.Freight.valueOf(row.getString("proposed_freight")),
                row.getString("proposed_reason"));
    }

    private static AfterSalesCase.@Nullable Decision decision(ResultSet row) throws SQLException {
        var resolution = row.getString("resolution");
        return resolution == null
                ? null
                : new AfterSalesCase.Decision(
                        Resolution.valueOf(resolution),
                        money(row, "refund_amount"),
                        AfterSalesCase.Freight.valueOf(row.getString("freight")),
                        row.getString("exchange_sku") == null
                                ? null
                                : new AfterSalesCase.Exchange(
                                        row.getString("exchange_sku"), row.getString("exchange_variant")),
                        row.getString("decision_note"),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant());
    }

    /** The columns have the decimals of the currency with the most; the amount has those of its own. */
    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column), row.getString("currency"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
