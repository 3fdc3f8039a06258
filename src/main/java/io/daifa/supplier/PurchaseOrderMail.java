package io.daifa.supplier;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import java.time.Instant;
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

    PurchaseOrderMail(Orders orders, Shops shops, SupplierLinks links) {
        this.orders = orders;
        this.shops = shops;
        this.links = links;
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

    /** The times are {@link Instant}s. */
    MailText text(SupplierOrder supplierOrder, Supplier supplier, Instant answerDue, Instant shipDue) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var shop = shops.find(order.shopId()).orElseThrow();
        return new MailText(
                List.of(supplierOrder.number(), shop.name()),
                Map.of(
                        "supplierName", supplier.name(),
                        "shopName", shop.name(),
                        "number", supplierOrder.number(),
                        "orderNumber", order.shopOrderNumber(),
                        "lines", PurchaseOrder.Item.of(supplierOrder, order),
                        "answerDue", answerDue,
                        "shipDue", shipDue,
                        "link", links.addressOf(supplierOrder)));
    }
}
