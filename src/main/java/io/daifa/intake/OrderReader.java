package io.daifa.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.NewOrder;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads an order as shops write it, described by {@link OrderDocument}. It refuses what is missing, of another type, too long or unknown, all of it at
 * once. What only looking up can tell (amounts that do not add up, masked phones, unknown articles and districts) is let through: step 1
 * finds it, and people put it right.
 */
@Component
class OrderReader {

    static final int LONGEST_NUMBER = 64;
    static final int LONGEST_SKU = 64;
    static final int LONGEST_NAME = 200;
    static final int LONGEST_PERSON = 100;
    /** Platforms send a reference in place of the number. */
    static final int LONGEST_PHONE = 512;

    static final int LONGEST_DIVISION = 50;
    static final int LONGEST_ADDRESS = 300;
    static final int LONGEST_PROSE = 1000;
    static final int MOST_LINES = 200;
    static final int MOST_PIECES = 9999;

    /** How far clocks may differ. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Clock clock;

    OrderReader(Clock clock) {
        this.clock = clock;
    }

    /** The order that the shop has written; refuses what cannot be read, with the paths of all fields that are wrong. */
    NewOrder read(Shop shop, JsonNode document) throws Refusal {
        var latest = clock.instant().plus(AHEAD);
        var order = Fields.of(document);
        var number = order.text("shopOrderNumber", LONGEST_NUMBER);
        var placedAt = order.time("placedAt", latest);
        var shipBy = order.optionalDeadline("shipBy");
        var currency = currency(order, shop);
        var total = order.amount("total", currency);
        var shippingFee = order.optionalAmount("shippingFee", currency);
        var discount = order.optionalAmount("discount", currency);
        var memo = order.optionalProse("sellerMemo", LONGEST_PROSE);
        var payment = payment(order.object("payment"), latest);
        var customer = customer(order.optionalObject("customer"));
        var receiver = receiver(order.object("receiver"));
        var lines = new ArrayList<NewOrder.NewLine>();
        for (var line : order.list("lines", 1, MOST_LINES)) {
            lines.add(line(line, currency));
        }
        order.close();
        order.refuse();

        var nothing = Money.zero(Objects.requireNonNull(currency));
        return new NewOrder(
                number,
                placedAt,
                payment.state(),
                payment.paidAt(),
                shipBy,
                currency,
                total,
                shippingFee == null ? nothing : shippingFee,
                discount == null ? nothing : discount,
                receiver,
                customer.email(),
                customer.language(),
                customer.nick(),
                customer.message(),
                memo,
                lines);
    }

    private record Paid(@Nullable Payment state, @Nullable Instant paidAt) {}

    private record Customer(
            @Nullable String nick,
            @Nullable String email,
            java.util.@Nullable Locale language,
            @Nullable String message) {}

    private static @Nullable String currency(Fields order, Shop shop) {
        var currency = order.currency("currency");
        if (currency != null && !currency.equals(shop.currency())) {
            order.problem("currency", "currency-not-the-shops", shop.currency());
            return null;
        }
        return currency;
    }

    private static Paid payment(Fields payment, Instant latest) {
        var paid = new Paid(payment.constant("state", Payment.class), payment.optionalTime("paidAt", latest));
        payment.close();
        return paid;
    }

    private static Customer customer(@Nullable Fields customer) {
        if (customer == null) {
            return new Customer(null, null, null, null);
        }
        var read = new Customer(
                customer.optionalText("nick", LONGEST_PERSON),
                customer.optionalEmail("email"),
                customer.optionalLanguage("language"),
                customer.optionalProse("message", LONGEST_PROSE));
        customer.close();
        return read;
    }

    private static Receiver receiver(Fields receiver) {
        var read = new Receiver(
                receiver.text("name", LONGEST_PERSON),
                receiver.text("phone", LONGEST_PHONE),
                receiver.country("country"),
                receiver.optionalText("province", LONGEST_DIVISION),
                receiver.optionalText("city", LONGEST_DIVISION),
                receiver.optionalText("district", LONGEST_DIVISION),
                receiver.prose("address", LONGEST_ADDRESS));
        receiver.close();
        return read;
    }

    private static NewOrder.@Nullable NewLine line(Fields line, @Nullable String currency) {
        var sku = line.text("sku", LONGEST_SKU);
        var name = line.text("name", LONGEST_NAME);
        var variant = line.optionalText("variant", LONGEST_NAME);
        var quantity = line.integer("quantity", 1, MOST_PIECES);
        var unitPrice = line.amount("unitPrice", currency);
        line.close();
        return quantity == null ? null : new NewOrder.NewLine(sku, name, variant, quantity, unitPrice);
    }
}
