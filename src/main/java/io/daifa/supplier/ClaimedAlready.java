package io.daifa.supplier;

import io.daifa.kernel.Money;
import io.daifa.order.GoodsValue;
import io.daifa.order.Order;
import io.daifa.supplier.ClaimedUnits.Claimed;
import io.daifa.supplier.SupplierOrder.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What of the units that are taken off a supplier order the customer claims already, so that nobody gives the same back twice. As long as
 * enough units stay, those are the claimed ones.
 */
@Component
public class ClaimedAlready {

    private final ClaimedUnits claimed;

    ClaimedAlready(ClaimedUnits claimed) {
        this.claimed = claimed;
    }

    private record Overlap(Map<Integer, Integer> units, Money refund) {}

    /** The lines of which claimed units would go, if these went of the supplier order as it is. */
    public List<Integer> lines(SupplierOrder supplierOrder, List<Line> less) {
        return overlaps(supplierOrder, less).stream()
                .flatMap(overlap -> overlap.units().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What these units of the supplier order, as it is before they go, are worth, less what cases give back for them. */
    public Money value(Order order, SupplierOrder supplierOrder, List<Line> less) {
        var value = GoodsValue.of(order, units(less));
        for (var overlap : overlaps(supplierOrder, less)) {
            var most = GoodsValue.of(order, overlap.units());
            value = value.minus(overlap.refund().compareTo(most) < 0 ? overlap.refund() : most);
        }
        return new Money(value.amount().max(BigDecimal.ZERO), value.currency());
    }

    private List<Overlap> overlaps(SupplierOrder supplierOrder, List<Line> less) {
        var off = units(less);
        var staying = units(supplierOrder.lines());
        off.forEach((line, quantity) -> staying.merge(line, -quantity, Integer::sum));
        var overlaps = new ArrayList<Overlap>();
        for (var claim : claimed.of(supplierOrder.orderId())) {
            if (claim.supplierOrderId().equals(supplierOrder.id())) {
                var units = overlap(claim, staying, off);
                if (!units.isEmpty()) {
                    overlaps.add(new Overlap(units, claim.refund()));
                }
            }
        }
        return overlaps;
    }

    /** The claim takes of the units that stay first; what it takes is gone for the next. */
    private static Map<Integer, Integer> overlap(
            Claimed claim, Map<Integer, Integer> staying, Map<Integer, Integer> off) {
        var units = new TreeMap<Integer, Integer>();
        claim.units().forEach((line, quantity) -> {
            var stays = Math.min(quantity, staying.getOrDefault(line, 0));
            staying.merge(line, -stays, Integer::sum);
            var goes = Math.min(quantity - stays, off.getOrDefault(line, 0));
            if (goes > 0) {
                off.merge(line, -goes, Integer::sum);
                units.put(line, goes);
            }
        });
        return units;
    }

    private static Map<Integer, Integer> units(List<Line> lines) {
        return lines.stream().collect(Collectors.toMap(Line::line, Line::quantity, Integer::sum, HashMap::new));
    }
}
