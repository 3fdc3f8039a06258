package io.daifa.supplier;

import io.daifa.order.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The goods of a supplier order as the mails' templates take them: name, variant (or null), sku, quantity. */
final class GoodsOfMail {

    private GoodsOfMail() {}

    static List<Map<String, @Nullable Object>> of(Order order, SupplierOrder supplierOrder) {
        return supplierOrder.lines().stream()
                .map(line -> of(PurchaseOrder.Item.of(order.line(line.line()), line.quantity())))
                .toList();
    }

    private static Map<String, @Nullable Object> of(PurchaseOrder.Item item) {
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("sku", item.sku());
        shown.put("name", item.name());
        shown.put("variant", item.variant());
        shown.put("quantity", item.quantity());
        return shown;
    }
}
