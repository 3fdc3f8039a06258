package io.daifa.supplier;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mail that brings another revision of a purchase order: what changed, and the link to the page, where the details stand. */
@Component
class RevisionMail {

    static final String TEMPLATE = "purchase-order-changed";

    private final Mails mails;
    private final Suppliers suppliers;
    private final SupplierLinks links;
    private final Orders orders;
    private final Shops shops;

    RevisionMail(Mails mails, Suppliers suppliers, SupplierLinks links, Orders orders, Shops shops) {
        this.mails = mails;
        this.suppliers = suppliers;
        this.links = links;
        this.orders = orders;
        this.shops = shops;
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

    void send(SupplierOrder supplierOrder, Revised what) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        mails.send(
                TEMPLATE,
                supplierOrder.id().value(),
                supplierOrder.revision(),
                new MailText(
                        List.of(supplierOrder.number(), shopName),
                        Map.of(
                                "supplierName", supplier.name(),
                                "shopName", shopName,
                                "number", supplierOrder.number(),
                                "revision", supplierOrder.revision(),
                                "what", "revised." + what.name(),
                                "lines", GoodsOfMail.of(order, supplierOrder),
                                "link", links.addressOf(supplierOrder))));
    }
}
