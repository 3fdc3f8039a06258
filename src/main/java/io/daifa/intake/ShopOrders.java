package io.daifa.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.order.Taken;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import java.util.List;
import org.springframework.stereotype.Component;

/** Orders as shops write them, in JSON. */
@Component
public class ShopOrders {

    private final Shops shops;
    private final OrderReader reader;
    private final Orders orders;

    ShopOrders(Shops shops, OrderReader reader, Orders orders) {
        this.shops = shops;
        this.reader = reader;
        this.orders = orders;
    }

    /**
     * Takes the order in that the shop with that code has written. Refuses what is malformed, field by field, and an order that is known
     * already (as a conflict, with its id).
     */
    public Taken.Accepted takeFrom(String shopCode, String document) throws Refusal {
        var shop = shops.byCode(shopCode).orElseThrow(() -> Refusal.because("shop-unknown"));
        var accepted = accepted(orders.take(shop, List.of(reader.read(shop, parsed(document)))));
        if (accepted.again()) {
            throw Refusal.conflict(
                    "order-known",
                    accepted.shopOrderNumber(),
                    accepted.orderId().toString());
        }
        return accepted;
    }

    /** Takes an order in, in a transaction of its own; the same order again is accepted again. Refuses as {@link #takeFrom} does. */
    Taken take(Shop shop, JsonNode document) throws Refusal {
        var order = reader.read(shop, document);
        return Conflicts.retried(() -> orders.take(shop, List.of(order))).get(0);
    }

    private static JsonNode parsed(String document) throws Refusal {
        try {
            return JsonBody.read(document);
        } catch (ApiProblem broken) {
            throw new Refusal(broken.problems());
        }
    }

    private static Taken.Accepted accepted(List<Taken> taken) throws Refusal {
        if (taken.get(0) instanceof Taken.Contradicted other) {
            throw Refusal.conflict(
                    "order-differs", other.shopOrderNumber(), other.existing().toString());
        }
        return (Taken.Accepted) taken.get(0);
    }
}
