package io.daifa.supplier;

import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import java.util.List;
import java.util.Map;

/** Which units of an order the customer claims already; told by who keeps the after-sales cases. */
public interface ClaimedUnits {

    /** What the order's live cases claim, less those that compensate for trouble and leave the units what they are. */
    List<Claimed> of(OrderId orderId);

    /** Units that a case claims, by the lines' numbers, and the money that it gives back for them; nothing where that is not decided. */
    record Claimed(SupplierOrderId supplierOrderId, Map<Integer, Integer> units, Money refund) {}
}
