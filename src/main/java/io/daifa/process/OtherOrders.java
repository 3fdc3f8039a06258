package io.daifa.process;

import static io.daifa.process.Tables.row;

import io.daifa.order.Buyers;
import io.daifa.order.Order;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the same buyer has ordered besides, as forms show it. */
@Component
public class OtherOrders {

    private static final int MOST = 5;

    private final Buyers buyers;
    private final Tables tables;

    OtherOrders(Buyers buyers, Tables tables) {
        this.buyers = buyers;
        this.tables = tables;
    }

    /** The form's variable {@code otherOrders}: the latest of them; null where there are none. */
    public @Nullable Object shown(Order order) {
        return tables.rowsOrNone(buyers.otherOrders(order, MOST).stream()
                .map(other -> row(
                        "order",
                        other.shopOrderNumber(),
                        "placed",
                        tables.time(other.placedAt()),
                        "stage",
                        tables.word(other.stage()),
                        "goods",
                        Tables.lines(other),
                        "paid",
                        tables.money(other.paid())))
                .toList());
    }

    /** How many orders the buyer has placed, this one among them. */
    public int count(Order order) {
        return buyers.orders(order);
    }
}
