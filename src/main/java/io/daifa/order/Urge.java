package io.daifa.order;

import io.daifa.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody asked when the order goes on (催单), perhaps in words. */
public record Urge(
        UUID id,
        OrderId orderId,
        Instant at,
        Actor by,
        @Nullable String words) {}
