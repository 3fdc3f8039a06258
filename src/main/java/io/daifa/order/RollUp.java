package io.daifa.order;

import java.util.Collection;

/**
 * The stage of an order by its parts: that of the least advanced, but partly shipped and partly delivered are named, and an order is in
 * progress as soon as one part is. A part that was cancelled counts no more, unless all were; one that was completed has been delivered.
 */
final class RollUp {

    private RollUp() {}

    /** A part's stage, and whether the part has ended. */
    record Part(Stage stage, boolean ended) {}

    /** The order's stage; it stays as it is where there are no parts. */
    static Stage of(Stage now, Collection<Part> parts) {
        var counting = parts.stream()
                .filter(part -> part.stage() != Stage.CANCELLED && part.stage() != Stage.REJECTED)
                .toList();
        if (counting.isEmpty()) {
            return parts.isEmpty() ? now : parts.iterator().next().stage();
        }
        if (counting.stream().allMatch(Part::ended)) {
            return Stage.COMPLETED;
        }
        var least = counting.stream().map(Part::stage).min(Stage::compareTo).orElseThrow();
        var most = counting.stream().map(Part::stage).max(Stage::compareTo).orElseThrow();
        if (least.compareTo(Stage.DELIVERED) >= 0) {
            return Stage.DELIVERED;
        }
        if (most.compareTo(Stage.PARTIALLY_DELIVERED) >= 0) {
            return Stage.PARTIALLY_DELIVERED;
        }
        if (least.compareTo(Stage.SHIPPED) >= 0) {
            return Stage.SHIPPED;
        }
        if (most.compareTo(Stage.PARTIALLY_SHIPPED) >= 0) {
            return Stage.PARTIALLY_SHIPPED;
        }
        return most == Stage.IN_PROGRESS ? most : least;
    }
}
