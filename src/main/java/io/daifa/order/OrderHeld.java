package io.daifa.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The order's dispatch is stopped until then, or without a date. */
public record OrderHeld(OrderId orderId, @Nullable Instant until) {}
