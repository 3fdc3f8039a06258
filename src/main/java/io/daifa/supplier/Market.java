package io.daifa.supplier;

import io.daifa.kernel.Decisions;
import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierAttempts.SupplierAttempt;
import io.daifa.supplier.SupplierOrder.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known at one moment of those who offer something of a supplier order. Each offer is judged by the decision
 * {@code supplier-routing}.
 */
record Market(
        Order order,
        List<Supplier> suppliers,
        Map<UUID, Map<String, Offer>> offers,
        Map<UUID, Availability.Room> rooms,
        Map<UUID, SupplierAttempt> asked,
        Decisions decisions,
        SupplierOrderDeadlines deadlines,
        Instant now) {

    private static final String TABLE = "supplier-routing";

    /** What speaks for that supplier or against it, if it were asked for these lines. */
    Candidate judge(Supplier supplier, List<Line> lines) {
        var terms = Terms.of(lines, order, offers.get(supplier.id()));
        var room = rooms.get(supplier.id());
        var cost = terms.cost();
        var verdict = decisions
                .ask(
                        TABLE,
                        Map.of(
                                "coversAllLines", terms.coversAllLines(),
                                "inStock", terms.inStock(),
                                "shipsInTime", deadlines.shipsInTime(supplier, now, order.shipBy()),
                                "active", supplier.active(),
                                "takesOrders", !room.stopped(),
                                "withinLimit", room.has(terms.units(), cost),
                                "regionServed", isServed(supplier, order.provinceCode())))
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " has no rule for " + supplier.code()));
        var eligible = Boolean.TRUE.equals(verdict.get("eligible"));
        var before = asked.get(supplier.id());
        return new Candidate(
                supplier,
                cost,
                margin(lines, cost),
                terms.stock(),
                deadlines.shipsBy(supplier, now),
                null,
                eligible,
                eligible ? null : Objects.toString(verdict.get("reason"), null),
                before == null ? null : before.name());
    }

    /** Whether that supplier offers the line's article at all. */
    boolean isOffered(Supplier supplier, Line line) {
        return offers.get(supplier.id()).containsKey(order.line(line.line()).sku());
    }

    private @Nullable Money margin(List<Line> lines, @Nullable Money cost) {
        var currency = order.total().currency();
        if (cost == null || !cost.currency().equals(currency)) {
            return null;
        }
        return lines.stream()
                .map(line -> order.line(line.line()).unitPrice().times(line.quantity()))
                .reduce(Money.zero(currency), Money::plus)
                .minus(cost);
    }

    private static boolean isServed(Supplier supplier, @Nullable String provinceCode) {
        return provinceCode == null
                || supplier.notServed().stream().noneMatch(province -> provinceCode.startsWith(province));
    }
}
