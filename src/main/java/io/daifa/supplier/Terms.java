package io.daifa.supplier;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierOrder.Line;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a supplier offers of the pieces asked for, by article. */
record Terms(Map<String, Integer> pieces, Map<String, Offer> offers) {

    /** Of these lines. */
    static Terms of(List<Line> lines, Order order, Map<String, Offer> offers) {
        return new Terms(
                lines.stream()
                        .collect(groupingBy(line -> order.line(line.line()).sku(), summingInt(Line::quantity))),
                offers);
    }

    boolean coversAllLines() {
        return offers.keySet().containsAll(pieces.keySet());
    }

    /** A stock that is not told is enough. */
    boolean inStock() {
        return offered().stream().allMatch(offer -> offer.stock() == null || offer.stock() >= pieces.get(offer.sku()));
    }

    /** The least that it has of one article, where it tells. */
    @Nullable
    Integer stock() {
        return offered().stream()
                .map(Offer::stock)
                .filter(Objects::nonNull)
                .min(naturalOrder())
                .orElse(null);
    }

    int units() {
        return pieces.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Nullable
    Money cost() {
        var currencies = offered().stream()
                .map(offer -> offer.cost().currency())
                .distinct()
                .toList();
        if (!coversAllLines() || currencies.size() != 1) {
            return null;
        }
        return offered().stream()
                .map(offer -> offer.cost().times(pieces.get(offer.sku())))
                .reduce(Money.zero(currencies.get(0)), Money::plus);
    }

    private List<Offer> offered() {
        return offers.values().stream()
                .filter(offer -> pieces.containsKey(offer.sku()))
                .toList();
    }
}
