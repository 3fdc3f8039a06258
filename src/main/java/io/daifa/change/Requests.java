package io.daifa.change;

import io.daifa.change.OrderChange.Kind;
import io.daifa.change.OrderChange.Line;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a request means: how many units it asks off the order. More units than were ordered are another order's. */
@Component
class Requests {

    private final Affected affected;

    Requests(Affected affected) {
        this.affected = affected;
    }

    /** The units asked off; none where all of the order is meant. Refuses lines and units that the order does not have (any more). */
    List<Line> less(NewChange request, Order order) throws Refusal {
        if (!request.kind().isLess()) {
            return List.of();
        }
        var units = affected.units(order);
        if (request.lines().isEmpty()) {
            if (request.kind() != Kind.CANCEL) {
                throw Refusal.at("lines", "change-lines-missing");
            }
            return List.of();
        }
        var less = new ArrayList<Line>();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < request.lines().size(); i++) {
            var line = request.lines().get(i);
            if (line.line() < 1 || line.line() > order.lines().size()) {
                problems.add(Problem.at("lines[" + i + "].line", "change-line-unknown", line.line()));
            } else {
                less(request.kind(), line, units, "lines[" + i + "].quantity", less, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return List.copyOf(less);
    }

    private static void less(
            Kind kind, Line line, Map<Integer, Integer> units, String field, List<Line> less, List<Problem> problems) {
        int there = units.getOrDefault(line.line(), 0);
        var asked = switch (kind) {
            case QUANTITY -> there - line.quantity();
            case LINE -> there;
            case CANCEL, ADDRESS, PHONE -> line.quantity();
        };
        if (kind == Kind.QUANTITY && line.quantity() > there) {
            problems.add(Problem.at(field, "change-quantity-up", line.line(), there));
        } else if (there == 0) {
            problems.add(Problem.at(field, "change-line-gone", line.line()));
        } else if (asked < 1 || asked > there || line.quantity() < 0) {
            problems.add(Problem.at(field, "change-units", line.line(), there));
        } else {
            less.add(new Line(line.line(), asked));
        }
    }
}
