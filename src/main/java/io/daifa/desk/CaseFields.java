package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of {@code parts :: pieces}, in which a person says how many pieces of each line an after-sales case is about. */
final class CaseFields {

    private static final Pattern LINE = Pattern.compile("lines\\[([0-9]{1,4})\\]\\..*");

    private CaseFields() {}

    /** The lines with pieces. */
    static List<AfterSalesCase.Line> read(Order order, Map<String, String> typed) throws Refusal {
        var lines = new ArrayList<AfterSalesCase.Line>();
        for (var line : order.lines()) {
            var pieces = Typed.pieces(field(line), typed.get(field(line)));
            if (pieces > 0) {
                lines.add(new AfterSalesCase.Line(line.number(), pieces));
            }
        }
        return List.copyOf(lines);
    }

    /** The names of these fields and of the form's others. */
    static Set<String> and(Order order, String... others) {
        return Stream.concat(Stream.of(others), order.lines().stream().map(CaseFields::field))
                .collect(Collectors.toSet());
    }

    /** The lines of the request are those with pieces; what is wrong with one of them is said at the field of the order's line. */
    static Refusal atLines(Refusal refusal, Order order, Map<String, String> typed) {
        var asked = order.lines().stream()
                .map(CaseFields::field)
                .filter(field -> !typed.getOrDefault(field, "").matches("\\s*0*\\s*"))
                .toList();
        return new Refusal(refusal.problems().stream()
                .map(problem -> {
                    var index = LINE.matcher(Objects.toString(problem.field(), ""));
                    return index.matches() && Integer.parseInt(index.group(1)) < asked.size()
                            ? new Problem(
                                    problem.code(), asked.get(Integer.parseInt(index.group(1))), problem.arguments())
                            : problem;
                })
                .toList());
    }

    private static String field(Order.Line line) {
        return "line." + line.number();
    }
}
