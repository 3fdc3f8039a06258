package io.daifa.desk;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierOrder.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields in which a person says how many pieces of each article are shipped now; all that is left stands in them at first. */
final class UnitFields {

    /** Where it is said what is wrong with them. */
    static final String ALL = "units";

    private UnitFields() {}

    /** The units that were typed; none where they are all that is left, or where the form did not ask. */
    static List<Line> read(Map<String, String> typed, List<Line> left) throws Refusal {
        var asked = typed.keySet().stream().anyMatch(name -> name.startsWith(ALL + "."));
        var units = new ArrayList<Line>();
        var isAll = true;
        for (var line : left) {
            var pieces = Typed.pieces(ALL, typed.get(ALL + "." + line.line()));
            isAll &= pieces == line.quantity();
            if (pieces > 0) {
                units.add(new Line(line.line(), pieces));
            }
        }
        if (!asked || isAll) {
            return List.of();
        }
        if (units.isEmpty()) {
            throw Refusal.at(ALL, "parcel-units-none");
        }
        return List.copyOf(units);
    }
}
