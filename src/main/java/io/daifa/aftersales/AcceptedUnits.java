package io.daifa.aftersales;

import io.daifa.kernel.Refusal;
import java.util.HashSet;
import java.util.List;

/** The units that pass an inspection, where not all do. */
final class AcceptedUnits {

    private AcceptedUnits() {}

    /** Those units; refuses none, all, more than are claimed, and lines that are not. */
    static List<AfterSalesCase.Line> part(AfterSalesCase of, List<AfterSalesCase.Line> accepted) throws Refusal {
        var seen = new HashSet<Integer>();
        for (var line : accepted) {
            var claimed = of.lines().stream()
                    .filter(one -> one.line() == line.line())
                    .mapToInt(AfterSalesCase.Line::quantity)
                    .findFirst()
                    .orElseThrow(() -> Refusal.at("accepted", "case-line-unknown", line.line()));
            if (line.quantity() < 0 || line.quantity() > claimed || !seen.add(line.line())) {
                throw Refusal.at("accepted", "return-units", line.line(), claimed);
            }
        }
        var pass = accepted.stream().filter(line -> line.quantity() > 0).toList();
        var units = pass.stream().mapToInt(AfterSalesCase.Line::quantity).sum();
        var all = of.lines().stream().mapToInt(AfterSalesCase.Line::quantity).sum();
        if (units == 0 || units == all) {
            throw Refusal.at("accepted", "return-part");
        }
        return pass;
    }
}
