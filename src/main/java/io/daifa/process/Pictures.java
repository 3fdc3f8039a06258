package io.daifa.process;

import io.daifa.order.Order;
import io.daifa.order.Product;
import io.daifa.order.Products;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The picture that stands on the forms of an order's tasks. */
@Component
class Pictures {

    private final Products products;

    Pictures(Products products) {
        this.products = products;
    }

    /** The picture of the first of its articles that has one; null where none has. */
    @Nullable
    String of(Order order) {
        var known = products.known(order.lines().stream().map(Order.Line::sku).toList());
        return order.lines().stream()
                .map(line -> known.get(line.sku()))
                .filter(Objects::nonNull)
                .map(Product::imageUrl)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
