package io.daifa.aftersales;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The units of an order that no case claims yet, by supplier order and line; what is taken from it is gone. */
final class OpenUnits {

    private final Map<SupplierOrderId, Map<Integer, Integer>> open = new LinkedHashMap<>();

    OpenUnits(Collection<SupplierOrder> supplierOrders, Collection<CaseTable.Claimed> claimed) {
        for (var supplierOrder : supplierOrders) {
            if (supplierOrder.state() != SupplierOrder.State.CANCELLED) {
                var lines = new TreeMap<Integer, Integer>();
                supplierOrder.lines().forEach(line -> lines.put(line.line(), line.quantity()));
                open.put(supplierOrder.id(), lines);
            }
        }
        for (var units : claimed) {
            var lines = open.get(units.supplierOrderId());
            if (lines != null) {
                lines.computeIfPresent(units.line(), (line, quantity) -> quantity - units.quantity());
            }
        }
        open.values().forEach(lines -> lines.values().removeIf(quantity -> quantity <= 0));
    }

    /** Everything that is left of that supplier order; there may be nothing. */
    List<AfterSalesCase.Line> takeAll(SupplierOrderId id) {
        var lines = open.getOrDefault(id, new TreeMap<>()).entrySet().stream()
                .map(line -> new AfterSalesCase.Line(line.getKey(), line.getValue()))
                .toList();
        open.remove(id);
        return lines;
    }

    /** Everything that is left; refuses where nothing is. */
    Map<SupplierOrderId, List<AfterSalesCase.Line>> takeAll() throws Refusal {
        var taken = new LinkedHashMap<SupplierOrderId, List<AfterSalesCase.Line>>();
        for (var id : List.copyOf(open.keySet())) {
            var lines = takeAll(id);
            if (!lines.isEmpty()) {
                taken.put(id, lines);
            }
        }
        if (taken.isEmpty()) {
            throw Refusal.at("lines", "case-nothing-left");
        }
        return taken;
    }

    /** Those units, from the supplier orders that have them; refuses lines that the order does not have, and more than is left. */
    Map<SupplierOrderId, List<AfterSalesCase.Line>> take(Order order, List<AfterSalesCase.Line> asked) throws Refusal {
        var taken = new LinkedHashMap<SupplierOrderId, Map<Integer, Integer>>();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < asked.size(); i++) {
            var line = asked.get(i);
            if (line.line() < 1 || line.line() > order.lines().size()) {
                problems.add(Problem.at("lines[" + i + "].line", "case-line-unknown", line.line()));
            } else if (line.quantity() < 1) {
                problems.add(Problem.at("lines[" + i + "].quantity", "case-quantity"));
            } else {
                var left = left(line.line());
                if (line.quantity() > left) {
                    problems.add(Problem.at("lines[" + i + "].quantity", "case-units", line.line(), left));
                } else {
                    take(line, taken);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        var lines = new LinkedHashMap<SupplierOrderId, List<AfterSalesCase.Line>>();
        taken.forEach((id, units) -> lines.put(
                id,
                units.entrySet().stream()
                        .map(line -> new AfterSalesCase.Line(line.getKey(), line.getValue()))
                        .toList()));
        return lines;
    }

    private int left(int line) {
        return open.values().stream()
                .mapToInt(lines -> lines.getOrDefault(line, 0))
                .sum();
    }

    private void take(AfterSalesCase.Line line, Map<SupplierOrderId, Map<Integer, Integer>> taken) {
        var needed = line.quantity();
        for (var entry : open.entrySet()) {
            var part = Math.min(needed, entry.getValue().getOrDefault(line.line(), 0));
            if (part > 0) {
                entry.getValue().merge(line.line(), -part, Integer::sum);
                taken.computeIfAbsent(entry.getKey(), id -> new TreeMap<>()).merge(line.line(), part, Integer::sum);
                needed -= part;
            }
        }
    }
}
