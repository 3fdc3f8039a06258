package io.daifa.aftersales;

import io.daifa.aftersales.AfterSalesCase.State;
import io.daifa.kernel.Actor;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.order.ReplacementOrders;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.Tracks;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders by which cases send goods again. A replacement's own facts are stored under its own lock, never under that of the order that it replaces:
 * who asks how it ended takes the replacement's lock after the other's, in the order of their ids.
 */
@Repository
public class Replacements {

    private static final Set<String> NEVER_ARRIVES = Set.of(ParcelStatus.LOST.name(), ParcelStatus.RETURNED.name());

    private static final Set<SupplierOrder.State> SENDS_NOTHING =
            EnumSet.of(SupplierOrder.State.CANCELLED, SupplierOrder.State.REJECTED);

    private final JdbcClient jdbc;
    private final CaseFile file;
    private final CaseMoney money;
    private final ReturnRows returns;
    private final Orders orders;
    private final ReplacementOrders replacementOrders;
    private final SupplierOrders supplierOrders;
    private final Products products;
    private final Tracks tracks;
    private final Clock clock;

    Replacements(
            JdbcClient jdbc,
            CaseFile file,
            CaseMoney money,
            ReturnRows returns,
            Orders orders,
            ReplacementOrders replacementOrders,
            SupplierOrders supplierOrders,
            Products products,
            Tracks tracks,
            Clock clock) {
        this.jdbc = jdbc;
        this.file = file;
        this.money = money;
        this.returns = returns;
        this.orders = orders;
        this.replacementOrders = replacementOrders;
        this.supplierOrders = supplierOrders;
        this.products = products;
        this.tracks = tracks;
        this.clock = clock;
    }

    /** How a replacement stands. */
    public enum Standing {
        WAITING,
        DELIVERED,
        FAILED
    }

    /** Places the order that sends the goods of that case again, once; money that the case has beside is to be paid now. */
    @Transactional
    public void place(CaseId id) {
        var agreed = file.locked(id);
        if (agreed.state() == State.RESHIPPING) {
            return;
        }
        var goods = goods(agreed, orders.find(agreed.orderId()).orElseThrow());
        var placed = replacementOrders.place(agreed.orderId(), goods, Actor.SYSTEM);
        jdbc.sql("""
                        insert into daifa.case_replacement (case_id, attempt, order_id, placed_at)
                        select :case, 1 + count(*), :order, :now from daifa.case_replacement where case_id = :case
                        """)
                .param("case", id.value())
                .param("order", placed.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        file.move(agreed, State.RESHIPPING);
        file.write(
                agreed,
                Actor.SYSTEM,
                "replacement-ordered",
                Map.of("number", orders.find(placed).orElseThrow().shopOrderNumber()),
                null);
        money.due(id, Actor.SYSTEM);
    }

    /** How the case's replacement stands; it is asked under the replacement's lock. One of which a part was cancelled has failed once the rest is there. */
    @Transactional
    public Standing standing(CaseId id) {
        var replacement = latest(id);
        orders.lock(replacement);
        var ends = tracks.ofOrder(replacement);
        if (ends.stream()
                .anyMatch(track -> NEVER_ARRIVES.contains(Objects.requireNonNullElse(track.settledAs(), "")))) {
            return Standing.FAILED;
        }
        var order = orders.find(replacement).orElseThrow();
        return switch (order.stage()) {
            case DELIVERED, COMPLETED -> isWhole(order) ? Standing.DELIVERED : Standing.FAILED;
            case REJECTED, CANCELLED -> Standing.FAILED;
            default -> Standing.WAITING;
        };
    }

    /** Keeps how the replacement ended: delivered, the case goes on; else it is to be decided anew. */
    @Transactional
    public void end(CaseId id) {
        var agreed = file.locked(id);
        var standing = standing(id);
        if (agreed.state() != State.RESHIPPING || standing == Standing.WAITING) {
            return;
        }
        jdbc.sql("update daifa.case_replacement set outcome = :outcome where order_id = :order")
                .param("outcome", standing.name())
                .param("order", latest(id).value())
                .update();
        var delivered = standing == Standing.DELIVERED;
        file.move(agreed, delivered ? State.REPLACED : State.UNDER_REVIEW);
        file.write(agreed, Actor.SYSTEM, delivered ? "replacement-delivered" : "replacement-failed", Map.of(), null);
    }

    /** The orders that sent the case's goods again, the last at the end. */
    public List<OrderId> of(CaseId id) {
        return jdbc
                .sql("select order_id from daifa.case_replacement where case_id = ? order by attempt")
                .param(id.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(OrderId::of)
                .toList();
    }

    /** The case that waits for that order, where it is a replacement. */
    Optional<CaseId> waitingFor(OrderId replacement) {
        return jdbc.sql("""
                        select r.case_id from daifa.case_replacement r
                        join daifa.after_sales_case c on c.id = r.case_id
                        where r.order_id = ? and r.outcome is null and c.closed_at is null
                        """)
                .param(replacement.value())
                .query(UUID.class)
                .optional()
                .map(CaseId::of);
    }

    /** Whether somebody sends every unit of it. */
    private boolean isWhole(Order replacement) {
        var sent = new HashMap<Integer, Integer>();
        supplierOrders.ofOrder(replacement.id()).stream()
                .filter(part -> !SENDS_NOTHING.contains(part.state()))
                .flatMap(part -> part.lines().stream())
                .forEach(line -> sent.merge(line.line(), line.quantity(), Integer::sum));
        return replacement.lines().stream().allMatch(line -> sent.getOrDefault(line.number(), 0) >= line.quantity());
    }

    private OrderId latest(CaseId id) {
        var all = of(id);
        return all.get(all.size() - 1);
    }

    /** What came back and passed is sent again, or all that was claimed; in an exchange, what was agreed instead. */
    private List<ReplacementOrders.Goods> goods(AfterSalesCase agreed, Order order) {
        var passed = agreed.decided().resolution().isReturned()
                ? returns.latest(agreed.id()).map(Return::accepted).orElse(List.of())
                : List.<AfterSalesCase.Line>of();
        var exchange = agreed.decided().exchange();
        return (passed.isEmpty() ? agreed.lines() : passed)
                .stream()
                        .map(line -> {
                            var bought = order.line(line.line());
                            return exchange == null
                                    ? new ReplacementOrders.Goods(
                                            bought.sku(), bought.name(), bought.variant(), line.quantity())
                                    : new ReplacementOrders.Goods(
                                            exchange.sku(), name(exchange.sku()), exchange.variant(), line.quantity());
                        })
                        .toList();
    }

    private String name(String sku) {
        return Optional.ofNullable(products.known(List.of(sku)).get(sku))
                .map(Product::name)
                .orElse(sku);
    }
}
