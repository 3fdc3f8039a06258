package io.daifa.order;

import static io.daifa.order.Stage.CANCELLED;
import static io.daifa.order.Stage.COMPLETED;
import static io.daifa.order.Stage.CONFIRMED;
import static io.daifa.order.Stage.DELIVERED;
import static io.daifa.order.Stage.IN_PROGRESS;
import static io.daifa.order.Stage.PARTIALLY_DELIVERED;
import static io.daifa.order.Stage.PARTIALLY_SHIPPED;
import static io.daifa.order.Stage.RECEIVED;
import static io.daifa.order.Stage.REJECTED;
import static io.daifa.order.Stage.SHIPPED;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * From which stage an order, or a part of one, may come to which. Steps may be skipped, because a shipment may be the first that is heard of
 * a supplier. An order goes back only where a part is added after others were shipped or delivered, and where a number is void.
 */
final class StageTransitions {

    private static final Map<Stage, Set<Stage>> ALLOWED = Map.of(
            RECEIVED, EnumSet.of(CONFIRMED, REJECTED, CANCELLED),
            CONFIRMED,
                    EnumSet.of(
                            IN_PROGRESS,
                            PARTIALLY_SHIPPED,
                            SHIPPED,
                            PARTIALLY_DELIVERED,
                            DELIVERED,
                            COMPLETED,
                            CANCELLED),
            IN_PROGRESS, EnumSet.of(PARTIALLY_SHIPPED, SHIPPED, PARTIALLY_DELIVERED, DELIVERED, COMPLETED, CANCELLED),
            PARTIALLY_SHIPPED, EnumSet.of(IN_PROGRESS, SHIPPED, PARTIALLY_DELIVERED, DELIVERED, COMPLETED, CANCELLED),
            SHIPPED, EnumSet.of(IN_PROGRESS, PARTIALLY_SHIPPED, PARTIALLY_DELIVERED, DELIVERED, COMPLETED, CANCELLED),
            PARTIALLY_DELIVERED, EnumSet.of(DELIVERED, COMPLETED, CANCELLED),
            DELIVERED, EnumSet.of(PARTIALLY_DELIVERED, COMPLETED, CANCELLED),
            COMPLETED, EnumSet.noneOf(Stage.class),
            REJECTED, EnumSet.noneOf(Stage.class),
            CANCELLED, EnumSet.noneOf(Stage.class));

    private StageTransitions() {}

    /** Whether the one may follow the other. */
    static boolean allow(Stage from, Stage to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether nothing follows. */
    static boolean isLast(Stage stage) {
        return ALLOWED.getOrDefault(stage, Set.of()).isEmpty();
    }
}
