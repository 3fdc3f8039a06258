package io.daifa.order;

import io.daifa.shop.Shop;
import java.time.Instant;
import java.util.Optional;

/** A way by which money goes back to customers; which one is used is the shop's setting. */
public interface RefundChannel {

    /** The setting that chooses it. */
    Shop.Refunds kind();

    /**
     * Asks for the payment, under the refund's id: asked again it is the same payment. Answers until when a result is awaited; empty where
     * people pay.
     */
    Optional<Instant> ask(Refund refund);
}
