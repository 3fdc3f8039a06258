package io.daifa.supplier;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.daifa.kernel.Decisions;
import io.daifa.kernel.Money;
import io.daifa.order.Orders;
import io.daifa.supplier.Shares.Share;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may be asked for a supplier order: gathers the facts about each supplier that offers one of its lines, and has them judged. */
@Component
class Routing {

    private final Suppliers suppliers;
    private final SupplierAttempts attempts;
    private final Availability availability;
    private final OnTimeShares onTimeShares;
    private final Orders orders;
    private final Decisions decisions;
    private final SupplierOrderDeadlines deadlines;
    private final Clock clock;

    Routing(
            Suppliers suppliers,
            SupplierAttempts attempts,
            Availability availability,
            OnTimeShares onTimeShares,
            Orders orders,
            Decisions decisions,
            SupplierOrderDeadlines deadlines,
            Clock clock) {
        this.suppliers = suppliers;
        this.attempts = attempts;
        this.availability = availability;
        this.onTimeShares = onTimeShares;
        this.orders = orders;
        this.decisions = decisions;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** All, as people see them: the eligible first, then the cheapest, then the most punctual, then the fastest, then by code. */
    List<Candidate> candidates(SupplierOrder supplierOrder) {
        var market = market(supplierOrder);
        var punctual = onTimeShares.of(ids(market));
        return market.suppliers().stream()
                .map(supplier -> market.judge(supplier, supplierOrder.lines()).with(punctual.get(supplier.id())))
                .sorted(preference(market, punctual::get))
                .toList();
    }

    /**
     * Who is to be asked without a person's word, for all or for which lines: one for all where one can send all. Empty where nobody may be
     * asked for anything; who was asked already is not asked again.
     */
    List<Share> shares(SupplierOrder supplierOrder) {
        var market = market(supplierOrder);
        var preference = preference(market, punctuality(market));
        var whole = market.suppliers().stream()
                .map(supplier -> market.judge(supplier, supplierOrder.lines()))
                .filter(Candidate::isNext)
                .min(preference);
        return whole.map(candidate -> List.of(new Share(candidate, supplierOrder.lines())))
                .orElseGet(() -> supplierOrder.lines().size() == 1
                        ? List.of()
                        : new Shares(market, preference).of(supplierOrder.lines()));
    }

    private Market market(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var skus = supplierOrder.lines().stream()
                .map(line -> order.line(line.line()).sku())
                .collect(Collectors.toSet());
        var offers = suppliers.offersOf(skus).stream()
                .filter(Offer::active)
                .collect(groupingBy(Offer::supplierId, toMap(Offer::sku, Function.identity())));
        return new Market(
                order,
                offers.isEmpty() ? List.of() : suppliers.all(offers.keySet()),
                offers,
                offers.isEmpty() ? Map.of() : availability.of(offers.keySet(), supplierOrder.id()),
                attempts.of(supplierOrder),
                decisions,
                deadlines,
                clock.instant());
    }

    /** Costs in another currency than the order's cannot be compared: they come after. */
    private static Comparator<Candidate> preference(Market market, Function<UUID, @Nullable OnTimeShare> punctual) {
        var currency = market.order().total().currency();
        return comparing((Candidate candidate) -> !candidate.eligible())
                .thenComparing(candidate -> amountIn(currency, candidate.cost()), nullsLast(naturalOrder()))
                .thenComparing(
                        candidate ->
                                percentLate(punctual.apply(candidate.supplier().id())),
                        nullsLast(naturalOrder()))
                .thenComparing(candidate -> candidate.supplier().shipTime())
                .thenComparing(candidate -> candidate.supplier().code());
    }

    /** Asked only where two cost the same, and once. */
    private Function<UUID, @Nullable OnTimeShare> punctuality(Market market) {
        return new Function<>() {
            private @Nullable Map<UUID, OnTimeShare> told;

            @Override
            public @Nullable OnTimeShare apply(UUID supplier) {
                if (told == null) {
                    told = onTimeShares.of(ids(market));
                }
                return told.get(supplier);
            }
        };
    }

    private static List<UUID> ids(Market market) {
        return market.suppliers().stream().map(Supplier::id).toList();
    }

    private static @Nullable Integer percentLate(@Nullable OnTimeShare share) {
        return share == null ? null : 100 - share.percent();
    }

    private static @Nullable BigDecimal amountIn(String currency, @Nullable Money cost) {
        return cost != null && cost.currency().equals(currency) ? cost.amount() : null;
    }
}
