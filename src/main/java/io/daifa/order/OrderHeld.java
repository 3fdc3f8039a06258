package io.daifa.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Staff let an order wait in step 1 until then, or without a date. */
public record OrderHeld(OrderId orderId, @Nullable Instant until) {}
