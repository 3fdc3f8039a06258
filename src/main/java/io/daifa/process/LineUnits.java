package io.daifa.process;

import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Units of an order's lines, as a form shows them and a person changes them: a line of text each, its number first and its units last. */
public final class LineUnits {

    private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,5})(?:\\D.*)?[×xX*＊]\\s*(\\d{1,5})\\s*");

    private LineUnits() {}

    /** The text of all that the supplier order has, such as {@code 1 Tea × 2}. */
    public static String shown(SupplierOrder supplierOrder, Order order) {
        return shown(supplierOrder.lines(), order);
    }

    /** The text of these units. */
    public static String shown(List<SupplierOrder.Line> lines, Order order) {
        return lines.stream()
                .map(line -> line.line() + " " + order.line(line.line()).name() + " × " + line.quantity())
                .collect(Collectors.joining("\n"));
    }

    /** What stands there now; a line that was taken out has no units. Refuses what cannot be read. */
    public static List<SupplierOrder.Line> read(Answers answers, String field) throws Refusal {
        var lines = new ArrayList<SupplierOrder.Line>();
        for (var text : answers.needed(field).lines().toList()) {
            if (text.isBlank()) {
                continue;
            }
            var line = LINE.matcher(text);
            if (!line.matches()) {
                throw Refusal.at(field, "units-malformed", text.length() > 40 ? text.substring(0, 40) : text);
            }
            lines.add(new SupplierOrder.Line(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2))));
        }
        return lines;
    }
}
