package io.daifa.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.NewCase;
import io.daifa.aftersales.Resolution;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import java.util.ArrayList;
import java.util.HashSet;

/** Reads a shop's request for after-sales, described by {@link CaseDocument}. */
final class CaseReader {

    static final int LONGEST_DESCRIPTION = 2000;

    private CaseReader() {}

    /** The request concerning that order; refuses what cannot be read, with the paths of all fields that are wrong. */
    static NewCase read(Order order, JsonNode document) throws Refusal {
        var request = Fields.of(document);
        var externalId = request.text("externalId", OrderReader.LONGEST_NUMBER);
        var problem = request.constant("problem", CaseProblem.class);
        var description = request.optionalProse("description", LONGEST_DESCRIPTION);
        var photo = request.flag("photo", false);
        var asked = request.optionalAmount("askedAmount", order.total().currency());
        var wanted = request.optionalConstant("wanted", Resolution.class);
        var lines = new ArrayList<AfterSalesCase.Line>();
        var seen = new HashSet<Integer>();
        for (var fields : request.optionalList("lines", OrderReader.MOST_LINES)) {
            var line = fields.integer("line", 1, OrderReader.MOST_LINES);
            var quantity = fields.integer("quantity", 1, OrderReader.MOST_PIECES);
            fields.close();
            if (line != null && !seen.add(line)) {
                fields.problem("line", "line-given-twice");
            }
            if (line != null && quantity != null) {
                lines.add(new AfterSalesCase.Line(line, quantity));
            }
        }
        request.close();
        request.refuse();
        return new NewCase(order.id(), externalId, problem, description, photo, asked, wanted, lines);
    }
}
