package io.daifa.intake;

import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From where a list goes on: opaque to the caller. */
final class Cursors {

    static final int DEFAULT_LIMIT = 50;
    static final int MOST = 200;

    private Cursors() {}

    /** The cursor behind that order. */
    static String behind(OrderId order) {
        var bytes = ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(order.value().getMostSignificantBits())
                .putLong(order.value().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The order behind which the cursor stands; none where there is no cursor. Refuses one that is none of ours. */
    static @Nullable OrderId order(@Nullable String cursor) throws Refusal {
        if (cursor == null) {
            return null;
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == Long.BYTES * 2) {
                var buffer = ByteBuffer.wrap(bytes);
                return OrderId.of(new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Refusal.at("after", "cursor-malformed");
    }

    /** How many to answer with. Refuses less than one and more than the most. */
    static int limit(int asked) throws Refusal {
        if (asked < 1 || asked > MOST) {
            throw Refusal.at("limit", "number-out-of-bounds", "1", Integer.toString(MOST));
        }
        return asked;
    }
}
