package io.daifa.supplier;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toMap;

import io.daifa.kernel.Decisions;
import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may be asked for a supplier order: gathers the facts about each supplier that offers one of its lines, and asks the decision
 * {@code supplier-routing}.
 */
@Component
class Routing {

    private static final String TABLE = "supplier-routing";

    private final Suppliers suppliers;
    private final SupplierAttempts attempts;
    private final Orders orders;
    private final Decisions decisions;
    private final SupplierOrderDeadlines deadlines;
    private final Clock clock;

    Routing(
            Suppliers suppliers,
            SupplierAttempts attempts,
            Orders orders,
            Decisions decisions,
            SupplierOrderDeadlines deadlines,
            Clock clock) {
        this.suppliers = suppliers;
        this.attempts = attempts;
        this.orders = orders;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** The eligible first, then the cheapest, then the fastest, then by code. */
    List<Candidate> candidates(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var pieces = pieces(supplierOrder, order);
        var offers = suppliers.offersOf(pieces.keySet()).stream()
                .filter(Offer::active)
                .collect(groupingBy(Offer::supplierId));
        var asked = attempts.of(supplierOrder);
        var candidates = new ArrayList<Candidate>();
        for (var supplier : suppliers.all(offers.keySet())) {
            var terms = new Terms(pieces, offers.get(supplier.id()));
            candidates.add(candidate(supplier, terms, order, asked.get(supplier.id())));
        }
        candidates.sort(preference(order.total().currency()));
        return List.copyOf(candidates);
    }

    private Candidate candidate(
            Supplier supplier, Terms terms, Order order, SupplierAttempts.@Nullable SupplierAttempt asked) {
        var now = clock.instant();
        var verdict = decisions
                .ask(
                        TABLE,
                        Map.of(
                                "coversAllLines", terms.coversAllLines(),
                                "inStock", terms.inStock(),
                                "shipsInTime", deadlines.shipsInTime(supplier, now, order.shipBy()),
                                "active", supplier.active(),
                                "regionServed", isServed(supplier, order.provinceCode())))
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(TABLE + " has no rule for " + supplier.code()));
        var eligible = Boolean.TRUE.equals(verdict.get("eligible"));
        return new Candidate(
                supplier,
                terms.cost(),
                terms.stock(),
                deadlines.shipsBy(supplier, now),
                eligible,
                eligible ? null : Objects.toString(verdict.get("reason"), null),
                asked == null ? null : asked.name());
    }

    private static boolean isServed(Supplier supplier, @Nullable String provinceCode) {
        return provinceCode == null
                || supplier.notServed().stream().noneMatch(province -> provinceCode.startsWith(province));
    }

    private static Map<String, Integer> pieces(SupplierOrder supplierOrder, Order order) {
        return supplierOrder.lines().stream()
                .collect(groupingBy(line -> order.line(line.line()).sku(), summingInt(SupplierOrder.Line::quantity)));
    }

    /** Costs in another currency than the order's cannot be compared: they come after. */
    private static Comparator<Candidate> preference(String currency) {
        return comparing((Candidate candidate) -> !candidate.eligible())
                .thenComparing(candidate -> amountIn(currency, candidate.cost()), nullsLast(naturalOrder()))
                .thenComparing(candidate -> candidate.supplier().shipTime())
                .thenComparing(candidate -> candidate.supplier().code());
    }

    private static @Nullable BigDecimal amountIn(String currency, @Nullable Money cost) {
        return cost != null && cost.currency().equals(currency) ? cost.amount() : null;
    }

    /** What a supplier offers of the pieces asked for. */
    private record Terms(Map<String, Integer> pieces, Map<String, Offer> offers) {

        Terms(Map<String, Integer> pieces, List<Offer> offers) {
            this(pieces, offers.stream().collect(toMap(Offer::sku, offer -> offer)));
        }

        boolean coversAllLines() {
            return offers.keySet().containsAll(pieces.keySet());
        }

        /** A stock that is not told is enough. */
        boolean inStock() {
            return offers.values().stream()
                    .allMatch(offer -> offer.stock() == null || offer.stock() >= pieces.get(offer.sku()));
        }

        /** The least that it has of one article, where it tells. */
        @Nullable
        Integer stock() {
            return offers.values().stream()
                    .map(Offer::stock)
                    .filter(Objects::nonNull)
                    .min(naturalOrder())
                    .orElse(null);
        }

        @Nullable
        Money cost() {
            var currencies = offers.values().stream()
                    .map(offer -> offer.cost().currency())
                    .distinct()
                    .toList();
            if (!coversAllLines() || currencies.size() != 1) {
                return null;
            }
            return offers.values().stream()
                    .map(offer -> offer.cost().times(pieces.get(offer.sku())))
                    .reduce(Money.zero(currencies.get(0)), Money::plus);
        }
    }
}
