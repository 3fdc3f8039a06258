package io.daifa.order;

import io.daifa.kernel.Refusal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The checks of step 1: what is found about an order, whatever comes of it. */
@Component
class OrderChecks {

    private static final Duration DOUBLE_WITHIN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Products products;
    private final Addresses addresses;

    OrderChecks(JdbcClient jdbc, Products products, Addresses addresses) {
        this.jdbc = jdbc;
        this.products = products;
        this.addresses = addresses;
    }

    /** What was found: the check's code, its field, and the text's arguments, which are never personal data. */
    record Found(String code, @Nullable String field, List<String> arguments) {

        static Found at(String field, String code, String... arguments) {
            return new Found(code, field, List.of(arguments));
        }
    }

    List<Found> of(Order order) {
        return Stream.of(
                        payment(order).stream(),
                        phone(order.receiver()).stream(),
                        name(order.receiver()).stream(),
                        address(order).stream(),
                        goods(order).stream(),
                        amounts(order).stream(),
                        doubleOrder(order).stream())
                .flatMap(found -> found)
                .toList();
    }

    private static Optional<Found> payment(Order order) {
        return switch (order.payment()) {
            case PAID -> Optional.empty();
            case UNPAID -> Optional.of(Found.at("payment", "payment-missing"));
            case REFUNDED, VOIDED -> Optional.of(Found.at("payment", "payment-returned"));
        };
    }

    private static Optional<Found> phone(Receiver receiver) {
        if (isMissing(receiver.phone())) {
            return Optional.of(Found.at("receiver.phone", "phone-missing"));
        }
        return PhoneNumber.of(receiver.phone(), receiver.country())
                .problem("receiver.phone")
                .map(problem -> Found.at("receiver.phone", problem.code()));
    }

    private static Optional<Found> name(Receiver receiver) {
        return isMissing(receiver.name())
                ? Optional.of(Found.at("receiver.name", "receiver-name-missing"))
                : Optional.empty();
    }

    private List<Found> address(Order order) {
        var receiver = order.receiver();
        if (Stream.of(receiver.province(), receiver.city(), receiver.district(), receiver.address())
                .allMatch(OrderChecks::isMissing)) {
            return List.of(Found.at("receiver.address", "address-missing"));
        }
        // A district that is stored was found, or chosen by a person: its place is settled, whatever the text says.
        return addresses.parse(receiver).findings().stream()
                .filter(finding -> order.districtCode() == null || !isSettledByDistrict(finding))
                .map(finding -> Found.at("receiver.address", finding.code()))
                .toList();
    }

    private static boolean isSettledByDistrict(AddressFinding finding) {
        return switch (finding) {
            case UNKNOWN, AMBIGUOUS, CITY_MISSING, DISTRICT_MISSING -> true;
            case DETAIL_MISSING, MASKED, HOUSE_NUMBER_MISSING -> false;
        };
    }

    private List<Found> goods(Order order) {
        var known = products.known(
                order.lines().stream().map(Order.Line::sku).distinct().toList());
        var found = new ArrayList<Found>();
        for (var line : order.lines()) {
            if (!known.containsKey(line.sku())) {
                found.add(Found.at("lines[" + (line.number() - 1) + "].sku", "sku-unknown", line.sku()));
            }
        }
        return found;
    }

    private static Optional<Found> amounts(Order order) {
        try {
            return OrderAmounts.of(
                            order.lines().stream()
                                    .map(line -> new OrderAmounts.Line(line.quantity(), line.unitPrice()))
                                    .toList(),
                            order.shippingFee(),
                            order.discount(),
                            order.total())
                    .problem("total")
                    .map(problem -> new Found(
                            problem.code(),
                            problem.field(),
                            problem.arguments().stream().map(String::valueOf).toList()));
        } catch (Refusal e) {
            throw new IllegalStateException("an order has one currency", e);
        }
    }

    // The later of the two is the doubtful one.
    private Optional<Found> doubleOrder(Order order) {
        return jdbc.sql("""
                        select other.shop_order_number
                        from daifa.customer_order me
                        join daifa.customer_order other
                            on other.shop_id = me.shop_id and other.likeness = me.likeness and other.id < me.id
                        where me.id = :id
                          and other.placed_at between :from and :to
                          and other.stage not in ('REJECTED', 'CANCELLED')
                        order by other.id desc
                        limit 1
                        """)
                .param("id", order.id().value())
                .param("from", order.placedAt().minus(DOUBLE_WITHIN).atOffset(ZoneOffset.UTC))
                .param("to", order.placedAt().plus(DOUBLE_WITHIN).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .map(number -> new Found("double-order", null, List.of(number)));
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
