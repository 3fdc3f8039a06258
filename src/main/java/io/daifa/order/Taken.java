package io.daifa.order;

import java.util.UUID;

/** What became of an order that a shop sent. */
public sealed interface Taken {

    /** It is taken: new now, or the same one was before ({@code again}). */
    record Accepted(OrderId orderId, String shopOrderNumber, boolean again) implements Taken {}

    /** Another order stands under that number; nothing is taken. */
    record Contradicted(UUID existing, String shopOrderNumber) implements Taken {}
}
