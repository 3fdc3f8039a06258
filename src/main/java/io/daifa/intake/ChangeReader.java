package io.daifa.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.change.NewChange;
import io.daifa.change.OrderChange;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a shop's request for a change, described by {@link ChangeDocument}. */
final class ChangeReader {

    static final int LONGEST_NOTE = 2000;
    static final int LONGEST_NAME = 100;
    static final int LONGEST_ADDRESS = 400;

    private ChangeReader() {}

    /** The request concerning that order; refuses what cannot be read, with the paths of all fields that are wrong. */
    static NewChange read(Order order, JsonNode document) throws Refusal {
        var request = Fields.of(document);
        var externalId = request.text("externalId", OrderReader.LONGEST_NUMBER);
        var kind = request.constant("kind", OrderChange.Kind.class);
        var note = request.optionalProse("note", LONGEST_NOTE);
        var lines = lines(request, kind);
        var receiver = receiver(request.optionalObject("receiver"));
        request.close();
        request.refuse();
        return new NewChange(order.id(), externalId, kind, note, lines, receiver);
    }

    private static List<OrderChange.Line> lines(Fields request, OrderChange.@Nullable Kind kind) {
        var lines = new ArrayList<OrderChange.Line>();
        var seen = new HashSet<Integer>();
        for (var fields : request.optionalList("lines", OrderReader.MOST_LINES)) {
            var line = fields.integer("line", 1, OrderReader.MOST_LINES);
            var quantity = kind == OrderChange.Kind.LINE
                    ? fields.optionalInteger("quantity", 0, OrderReader.MOST_PIECES)
                    : fields.integer("quantity", 0, OrderReader.MOST_PIECES);
            fields.close();
            if (line != null && !seen.add(line)) {
                fields.problem("line", "line-given-twice");
            }
            if (line != null) {
                lines.add(new OrderChange.Line(line, quantity == null ? 0 : quantity));
            }
        }
        return lines;
    }

    private static OrderChange.@Nullable NewReceiver receiver(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        var name = fields.optionalText("name", LONGEST_NAME);
        var phone = fields.optionalText("phone", LONGEST_NAME);
        var address = Stream.of(
                        fields.optionalText("province", LONGEST_NAME),
                        fields.optionalText("city", LONGEST_NAME),
                        fields.optionalText("district", LONGEST_NAME),
                        fields.optionalText("address", LONGEST_ADDRESS))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        fields.close();
        return new OrderChange.NewReceiver(name, phone, address.isEmpty() ? null : address);
    }
}
