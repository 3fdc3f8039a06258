package io.daifa.order;

import io.daifa.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as a shop sends it, that a test changes before it is sent; nothing is wrong with it at first. */
record DraftOrder(NewOrder order) {

    static DraftOrder numbered(String number, String receiver, Instant now) {
        return new DraftOrder(new NewOrder(
                number,
                now.minus(Duration.ofHours(2)),
                Payment.PAID,
                now.minus(Duration.ofHours(1)),
                null,
                "CNY",
                Money.of("25.00", "CNY"),
                Money.of("1.50", "CNY"),
                Money.of("1.50", "CNY"),
                new Receiver(receiver, "13812345678", "CN", null, null, null, "广东省深圳市南山区科技园路1号"),
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new NewOrder.NewLine("SKU-A", "商品A", "红", 2, Money.of("10.00", "CNY")),
                        new NewOrder.NewLine("SKU-B", "商品B", null, 1, Money.of("5.00", "CNY")))));
    }

    DraftOrder number(String number) {
        return changed(number, order.placedAt(), order.payment(), order.paidAt(), order.shipBy(), order.total());
    }

    DraftOrder placedAt(Instant at) {
        return changed(order.shopOrderNumber(), at, order.payment(), order.paidAt(), order.shipBy(), order.total());
    }

    DraftOrder paid(Payment payment) {
        return changed(
                order.shopOrderNumber(), order.placedAt(), payment, order.paidAt(), order.shipBy(), order.total());
    }

    DraftOrder unpaid() {
        return changed(order.shopOrderNumber(), order.placedAt(), Payment.UNPAID, null, order.shipBy(), order.total());
    }

    DraftOrder shipBy(Instant at) {
        return changed(order.shopOrderNumber(), order.placedAt(), order.payment(), order.paidAt(), at, order.total());
    }

    DraftOrder total(String amount) {
        return changed(
                order.shopOrderNumber(),
                order.placedAt(),
                order.payment(),
                order.paidAt(),
                order.shipBy(),
                Money.of(amount, "CNY"));
    }

    DraftOrder name(@Nullable String name) {
        return receiver(name, order.receiver().phone(), order.receiver().address());
    }

    DraftOrder phone(@Nullable String phone) {
        return receiver(order.receiver().name(), phone, order.receiver().address());
    }

    DraftOrder address(@Nullable String address) {
        return receiver(order.receiver().name(), order.receiver().phone(), address);
    }

    DraftOrder email(String email) {
        return of(order.receiver(), email, order.buyerNick(), order.buyerMessage(), order.sellerMemo(), order.lines());
    }

    DraftOrder words(String nick, String message, String memo) {
        return of(order.receiver(), order.customerEmail(), nick, message, memo, order.lines());
    }

    DraftOrder quantity(int quantity) {
        return firstLine(order.lines().get(0).sku(), quantity);
    }

    DraftOrder sku(String sku) {
        return firstLine(sku, order.lines().get(0).quantity());
    }

    private DraftOrder firstLine(String sku, int quantity) {
        var first = order.lines().get(0);
        var lines = List.of(
                new NewOrder.NewLine(sku, first.name(), first.variant(), quantity, first.unitPrice()),
                order.lines().get(1));
        return of(
                order.receiver(),
                order.customerEmail(),
                order.buyerNick(),
                order.buyerMessage(),
                order.sellerMemo(),
                lines);
    }

    private DraftOrder receiver(@Nullable String name, @Nullable String phone, @Nullable String address) {
        return of(
                new Receiver(name, phone, "CN", null, null, null, address),
                order.customerEmail(),
                order.buyerNick(),
                order.buyerMessage(),
                order.sellerMemo(),
                order.lines());
    }

    private DraftOrder changed(
            String number,
            Instant placedAt,
            Payment payment,
            @Nullable Instant paidAt,
            @Nullable Instant shipBy,
            Money total) {
        return new DraftOrder(new NewOrder(
                number,
                placedAt,
                payment,
                paidAt,
                shipBy,
                order.currency(),
                total,
                order.shippingFee(),
                order.discount(),
                order.receiver(),
                order.customerEmail(),
                order.language(),
                order.buyerNick(),
                order.buyerMessage(),
                order.sellerMemo(),
                order.lines()));
    }

    private DraftOrder of(
            Receiver receiver,
            @Nullable String email,
            @Nullable String nick,
            @Nullable String message,
            @Nullable String memo,
            List<NewOrder.NewLine> lines) {
        return new DraftOrder(new NewOrder(
                order.shopOrderNumber(),
                order.placedAt(),
                order.payment(),
                order.paidAt(),
                order.shipBy(),
                order.currency(),
                order.total(),
                order.shippingFee(),
                order.discount(),
                receiver,
                email,
                order.language(),
                nick,
                message,
                memo,
                lines));
    }
}
