package io.daifa.supplier;

import io.daifa.order.Order;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier order as its supplier may see it: to whom the goods go is shown down to the district, and in full while the supplier has
 * accepted and the order is not closed.
 *
 * @param answerable whether an answer is awaited
 * @param shippable whether the shipment may be reported: it answers acceptance too
 * @param shipDue until when it must ship
 */
public record PurchaseOrder(
        SupplierOrder supplierOrder,
        Supplier supplier,
        String shopName,
        String shopOrderNumber,
        List<Item> items,
        Recipient recipient,
        boolean answerable,
        boolean shippable,
        @Nullable Instant shipDue) {

    /** An article that is asked for. */
    public record Item(String sku, String name, @Nullable String variant, int quantity) {

        static List<Item> of(SupplierOrder supplierOrder, Order order) {
            return supplierOrder.lines().stream()
                    .map(line -> {
                        var ordered = order.line(line.line());
                        return new Item(ordered.sku(), ordered.name(), ordered.variant(), line.quantity());
                    })
                    .toList();
        }
    }

    /**
     * To whom the goods go.
     *
     * @param area province, city and district, as far as they are known
     * @param districtCode GB/T 2260
     * @param name null before acceptance, as are phone and address
     */
    public record Recipient(
            String area,
            @Nullable String districtCode,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {

        @Override
        public String toString() {
            return "Recipient[" + districtCode + "]";
        }
    }
}
