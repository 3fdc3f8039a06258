package io.daifa.order;

import io.daifa.shop.Shop;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the payment of a due refund goes.
 *
 * @param channel who was asked to pay
 * @param answerDue until when the answer is awaited; null where people pay
 * @param firstBy who prepared it and asks a second person to check and pay
 */
public record RefundPayment(
        UUID refundId,
        Shop.Refunds channel,
        Instant askedAt,
        @Nullable Instant answerDue,
        @Nullable String firstBy,
        @Nullable Instant firstAt) {}
