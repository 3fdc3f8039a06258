package io.daifa.supplier;

import io.daifa.order.Order;
import io.daifa.order.ReceiverView;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier order as its supplier may see it: to whom the goods go is told down to the district, and in full while the supplier has
 * accepted and the order is not closed.
 *
 * @param destination down to the district; empty where nothing is known
 * @param receiver in clear; null before acceptance and after the end
 * @param change what made this revision, where the supplier had an earlier one
 */
public record PurchaseOrder(
        SupplierOrder supplierOrder,
        Supplier supplier,
        String shopName,
        List<Item> items,
        String destination,
        @Nullable ReceiverView receiver,
        @Nullable Change change) {

    /** What changed in a purchase order, and when. */
    public record Change(Revised what, Instant at) {}

    /** An article that is asked for, under the number of the order's line. */
    public record Item(
            int line, String sku, String name, @Nullable String variant, int quantity) {

        static Item of(Order.Line line, int quantity) {
            return new Item(line.number(), line.sku(), line.name(), line.variant(), quantity);
        }
    }

    /** Whether an answer is awaited. */
    public boolean isAnswerable() {
        return supplierOrder.state() == State.SUBMITTED;
    }

    /** Whether the shipment may be reported, which answers acceptance too. */
    public boolean isShippable() {
        return isAnswerable() || supplierOrder.state() == State.ACCEPTED;
    }
}
