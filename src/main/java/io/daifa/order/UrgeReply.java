package io.daifa.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a member of staff promised to who urged, and by when. */
public record UrgeReply(
        UUID id,
        OrderId orderId,
        Instant at,
        String by,
        String words,
        @Nullable Instant until) {}
