package io.daifa.supplier;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierOrder.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** So many units of lines, taken out of those that a supplier order has. */
final class Units {

    private Units() {}

    /**
     * By line, those without units left out. Refuses a line that the supplier order does not have, one named twice, and more or fewer units
     * than it has of it; the problems' fields are {@code lines[n].quantity}.
     */
    static Map<Integer, Integer> checked(SupplierOrder supplierOrder, List<Line> lines) throws Refusal {
        var has = byLine(supplierOrder.lines());
        var units = new HashMap<Integer, Integer>();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var most = has.getOrDefault(line.line(), 0);
            if (line.quantity() < 0 || line.quantity() > most) {
                problems.add(Problem.at("lines[" + i + "].quantity", "units-out-of-bounds", most));
            } else if (units.put(line.line(), line.quantity()) != null) {
                problems.add(Problem.at("lines[" + i + "].quantity", "supplier-order-line-twice"));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        units.values().removeIf(quantity -> quantity == 0);
        return units;
    }

    /** What is left of the supplier order's lines without these units. */
    static List<Line> rest(SupplierOrder supplierOrder, Map<Integer, Integer> units) {
        return supplierOrder.lines().stream()
                .map(line -> new Line(line.line(), line.quantity() - units.getOrDefault(line.line(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    private static Map<Integer, Integer> byLine(List<Line> lines) {
        var byLine = new HashMap<Integer, Integer>();
        lines.forEach(line -> byLine.put(line.line(), line.quantity()));
        return byLine;
    }
}
