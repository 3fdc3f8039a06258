package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers of many supplier orders, pasted at once. Each supplier order is reported in a transaction of its own, so that one that is refused
 * keeps no other back; a preview does the same and takes it back.
 */
@Component
public class PastedNumbers {

    private static final Set<State> OPEN = Set.of(State.SUBMITTED, State.ACCEPTED);

    private final JdbcClient jdbc;
    private final Parcels parcels;
    private final Carriers carriers;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final TransactionTemplate transaction;

    PastedNumbers(
            JdbcClient jdbc,
            Parcels parcels,
            Carriers carriers,
            Orders orders,
            SupplierOrders supplierOrders,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.parcels = parcels;
        this.carriers = carriers;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What became of a line.
     *
     * @param pasted the line as it was pasted
     * @param supplierOrder the number of the supplier order that it is about; empty where none was found
     * @param problems why it was not taken; none where it was
     */
    public record Outcome(
            int line, String pasted, String supplierOrder, String carrier, String number, List<Problem> problems) {

        /** Whether it was taken, or can be. */
        public boolean isGood() {
            return problems.isEmpty();
        }
    }

    private record Entry(NumberTable.Row row, @Nullable SupplierOrder supplierOrder, List<Problem> problems) {}

    /**
     * Reports the numbers, or only looks what would become of them. Lines that cannot be understood, numbers that are not plausible and what a
     * report refuses are left out, with the reason.
     *
     * @param supplierId whose supplier orders may be named; null: everybody's
     */
    public List<Outcome> take(@Nullable String text, @Nullable UUID supplierId, boolean onlyLook, Actor by)
            throws Refusal {
        var entries = new ArrayList<Entry>();
        for (var row : NumberTable.read("numbers", text)) {
            entries.add(entry(row, supplierId));
        }
        var outcomes = new TreeMap<Integer, Outcome>();
        var together = new LinkedHashMap<SupplierOrderId, List<Entry>>();
        for (var entry : entries) {
            if (entry.supplierOrder() == null || !entry.problems().isEmpty()) {
                outcomes.put(entry.row().line(), outcome(entry, entry.problems()));
            } else {
                together.computeIfAbsent(entry.supplierOrder().id(), id -> new ArrayList<>())
                        .add(entry);
            }
        }
        for (var one : together.entrySet()) {
            var problems = report(one.getKey(), one.getValue(), onlyLook, by);
            one.getValue().forEach(entry -> outcomes.put(entry.row().line(), outcome(entry, problems)));
        }
        return List.copyOf(outcomes.values());
    }

    private Entry entry(NumberTable.Row row, @Nullable UUID supplierId) {
        var found = find(row.order(), supplierId);
        var problems = new ArrayList<Problem>();
        if (row.order().isEmpty()) {
            problems.add(Problem.at("order", "numbers-order-missing"));
        } else if (found.isEmpty()) {
            problems.add(Problem.at("order", "numbers-order-unknown", row.order()));
        }
        if (row.number().isEmpty()) {
            problems.add(Problem.at("number", "numbers-number-missing"));
            return new Entry(row, found.orElse(null), problems);
        }
        try {
            var number = TrackingNumber.of("number", row.number());
            carriers.judgeReported(row.carrier(), number)
                    .problem("carrier", "number")
                    .ifPresent(problems::add);
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
        }
        return new Entry(row, found.orElse(null), problems);
    }

    /** By its own number, or by the shop's, where one only of that order's is open. */
    private Optional<SupplierOrder> find(String number, @Nullable UUID supplierId) {
        var ids = jdbc.sql("""
                        select s.id from daifa.supplier_order s join daifa.customer_order o on o.id = s.order_id
                        where (s.number = :number or (o.shop_order_number = :number and s.state in ('SUBMITTED', 'ACCEPTED')))
                            and (cast(:supplier as uuid) is null or s.supplier_id = :supplier)
                        order by s.number = :number desc limit 2
                        """)
                .param("number", number)
                .param("supplier", supplierId)
                .query(UUID.class)
                .list();
        var found = ids.stream()
                .flatMap(id -> supplierOrders.find(SupplierOrderId.of(id)).stream())
                .toList();
        if (found.size() == 1 || (!found.isEmpty() && found.get(0).number().equals(number))) {
            return Optional.of(found.get(0));
        }
        return Optional.empty();
    }

    private List<Problem> report(SupplierOrderId id, List<Entry> entries, boolean onlyLook, Actor by) {
        try {
            var shipment = NewShipment.of(parcels(supplierOrders.find(id).orElseThrow(), entries));
            Conflicts.retried(() -> {
                var refused = new Refusal[1];
                transaction.executeWithoutResult(status -> {
                    try {
                        parcels.reportPart(id, shipment, by, null);
                    } catch (Refusal refusal) {
                        refused[0] = refusal;
                    }
                    if (onlyLook) {
                        status.setRollbackOnly();
                    }
                });
                if (refused[0] != null) {
                    throw refused[0];
                }
                return id;
            });
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems();
        }
    }

    /** Lines of the same number are the articles of one parcel. */
    private List<ReportedParcel> parcels(SupplierOrder supplierOrder, List<Entry> entries) throws Refusal {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var byNumber = new LinkedHashMap<String, ReportedParcel>();
        for (var entry : entries) {
            var row = entry.row();
            var units = units(row, supplierOrder, order);
            var key = TrackingNumber.of("number", row.number()).value();
            var before = byNumber.get(key);
            if (before != null && (units.isEmpty() || before.lines().isEmpty())) {
                throw Refusal.at("number", "tracking-number-twice", key);
            }
            var lines = new ArrayList<>(before == null ? List.<Line>of() : before.lines());
            lines.addAll(units);
            byNumber.put(key, new ReportedParcel(row.carrier().isEmpty() ? null : row.carrier(), key, lines));
        }
        return List.copyOf(byNumber.values());
    }

    /** The article is named by its SKU or by the line's number; without pieces it is all of it. */
    private static List<Line> units(NumberTable.Row row, SupplierOrder supplierOrder, Order order) throws Refusal {
        if (row.article().isEmpty()) {
            return List.of();
        }
        for (var line : supplierOrder.lines()) {
            if (order.line(line.line()).sku().equals(row.article())
                    || Integer.toString(line.line()).equals(row.article())) {
                if (!row.pieces().matches("\\d{0,4}")) {
                    throw Refusal.at("pieces", "parcel-units-malformed");
                }
                return List.of(new Line(
                        line.line(), row.pieces().isEmpty() ? line.quantity() : Integer.parseInt(row.pieces())));
            }
        }
        throw Refusal.at("article", "numbers-article-unknown", row.article());
    }

    private static Outcome outcome(Entry entry, List<Problem> problems) {
        var row = entry.row();
        var supplierOrder = entry.supplierOrder();
        return new Outcome(
                row.line(),
                row.pasted(),
                supplierOrder == null ? "" : supplierOrder.number(),
                row.carrier(),
                row.number(),
                List.copyOf(problems));
    }

    /** The supplier's supplier orders that await numbers, by number. */
    public List<SupplierOrder> open(UUID supplierId) {
        return jdbc.sql("""
                        select id from daifa.supplier_order
                        where supplier_id = :supplier and closed_at is null and state in ('SUBMITTED', 'ACCEPTED')
                        order by number
                        """).param("supplier", supplierId).query(UUID.class).list().stream()
                .flatMap(id -> supplierOrders.find(SupplierOrderId.of(id)).stream())
                .filter(supplierOrder -> OPEN.contains(supplierOrder.state()))
                .toList();
    }
}
