package io.daifa.batch;

import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import java.util.List;
import java.util.Map;

/**
 * What a batch would do, if it were started now.
 *
 * @param orders the orders that it would work, at most a hundred of them
 * @param count how many it would work
 * @param supplierOrders how many supplier orders these are
 * @param pieces how many pieces are in them
 * @param paid what was paid for these orders, by currency
 * @param left how many orders meet the cause and are left out, by the reason
 * @param later how many orders that have no supplier yet may meet the cause once they have
 */
public record Preview(
        List<OrderId> orders,
        int count,
        int supplierOrders,
        int pieces,
        List<Money> paid,
        Map<Batch.Reason, Integer> left,
        int later) {}
