package io.daifa.desk;

import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Stage;
import io.daifa.order.Urges;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the urges of an order stand, for its pages.
 *
 * @param count how many there are
 * @param last when the last was
 * @param again from when its customer may urge again; null for now
 * @param open whether there is anything left to urge: it is neither delivered nor ended
 */
record UrgeView(
        int count,
        String last,
        @Nullable String again,
        @Nullable Reply reply,
        boolean open) {

    /** What was promised last, and by when. */
    record Reply(String at, String by, String words, String until) {}

    static UrgeView of(Order order, Urges urges, Wording wording) {
        var standing = urges.standing(order.id());
        return new UrgeView(
                standing.count(),
                wording.at(standing.last()),
                again(order.id(), urges, wording),
                standing.reply() == null
                        ? null
                        : new Reply(
                                wording.at(standing.reply().at()),
                                standing.reply().by(),
                                standing.reply().words(),
                                wording.at(standing.reply().until())),
                order.stage().compareTo(Stage.DELIVERED) < 0);
    }

    private static @Nullable String again(OrderId id, Urges urges, Wording wording) {
        return urges.nextByCustomer(id).map((Instant next) -> wording.at(next)).orElse(null);
    }
}
