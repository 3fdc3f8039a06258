package io.daifa.change;

import io.daifa.order.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that is asked for.
 *
 * @param externalId the asker's own id of the request: the same again is the same request
 * @param lines of a cancellation the units to be cancelled (none: all of the order), of a quantity the units that are to stay, of a line
 *     the lines to be removed (their quantity says nothing)
 * @param receiver of an address or phone what is to be the new one
 */
public record NewChange(
        OrderId orderId,
        @Nullable String externalId,
        OrderChange.Kind kind,
        @Nullable String note,
        List<OrderChange.Line> lines,
        OrderChange.@Nullable NewReceiver receiver) {}
