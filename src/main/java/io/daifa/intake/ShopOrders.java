package io.daifa.intake;

import io.daifa.kernel.Refusal;
import io.daifa.order.Taken;
import org.springframework.stereotype.Component;

/** Orders as shops write them, in JSON. */
@Component
public class ShopOrders {

    /**
     * Takes the order in that the shop with that code has written. Refuses what is malformed, field by field, and an order that is known
     * already (as a conflict, with its id).
     */
    public Taken.Accepted takeFrom(String shopCode, String document) throws Refusal {
        throw new UnsupportedOperationException();
    }
}
