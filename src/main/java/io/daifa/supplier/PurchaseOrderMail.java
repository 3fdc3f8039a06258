package io.daifa.supplier;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import io.daifa.supplier.PurchaseOrder.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The mail that brings a purchase order: what is to be sent until when, and the link to the supplier's page. To whom the goods go stands only
 * there, and only once the supplier has accepted.
 */
@Component
class PurchaseOrderMail {

    static final String TEMPLATE = "purchase-order";

    private final Orders orders;
    private final Shops shops;
    private final SupplierLinks links;
    private final Addresses addresses;

    PurchaseOrderMail(Orders orders, Shops shops, SupplierLinks links, Addresses addresses) {
        this.orders = orders;
        this.shops = shops;
        this.links = links;
        this.addresses = addresses;
    }

    static Mails.Intended intended(SupplierOrder supplierOrder, Supplier supplier, int revision) {
        return new Mails.Intended(
                TEMPLATE,
                supplierOrder.id().value(),
                revision,
                supplierOrder.orderId().value(),
                supplier.email(),
                supplier.language());
    }

    MailText text(SupplierOrder supplierOrder, Supplier supplier, Instant answerDue, Instant shipDue) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var shop = shops.find(order.shopId()).orElseThrow();
        var model = new HashMap<String, Object>();
        model.put("supplierName", supplier.name());
        model.put("shopName", shop.name());
        model.put("number", supplierOrder.number());
        model.put("revision", supplierOrder.revision());
        model.put("lines", lines(supplierOrder, order));
        model.put("destination", addresses.destination(order));
        model.put("answerDue", answerDue);
        model.put("shipDue", shipDue);
        model.put("link", links.addressOf(supplierOrder));
        return new MailText(List.of(supplierOrder.number(), shop.name()), model);
    }

    private static List<Map<String, Object>> lines(SupplierOrder supplierOrder, Order order) {
        return Item.of(supplierOrder, order).stream()
                .map(PurchaseOrderMail::line)
                .toList();
    }

    private static Map<String, Object> line(Item item) {
        var line = new HashMap<String, Object>();
        line.put("sku", item.sku());
        line.put("name", item.name());
        line.put("variant", item.variant());
        line.put("quantity", item.quantity());
        return line;
    }
}
