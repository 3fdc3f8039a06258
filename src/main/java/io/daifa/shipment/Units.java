package io.daifa.shipment;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierOrder.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units that a report may name: those that are left to ship, each once. */
final class Units {

    private final Map<Integer, Integer> left = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    Units(List<Line> left) {
        left.forEach(line -> this.left.put(line.line(), line.quantity()));
    }

    /** Takes these units away from what is left; more than that is a problem of the field. */
    void take(List<Line> lines, String field) {
        for (var line : lines) {
            var there = left.getOrDefault(line.line(), 0);
            if (line.quantity() < 1) {
                problems.add(Problem.at(field, "parcel-units-malformed"));
            } else if (line.quantity() > there) {
                problems.add(Problem.at(field, "parcel-units-too-many", line.line(), line.quantity(), there));
            } else {
                left.put(line.line(), there - line.quantity());
            }
        }
    }

    /** What is left now. */
    List<Line> left() {
        return left.entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> new Line(line.getKey(), line.getValue()))
                .toList();
    }

    /** Refuses if more was taken than there was. */
    void refuse() throws Refusal {
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }
}
