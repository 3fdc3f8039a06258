package io.daifa.intake;

import java.util.UUID;

/** The answer to an order: the same however often it is sent. */
record OrderTaken(UUID orderId, String shopOrderNumber, String trackingPage) {}
