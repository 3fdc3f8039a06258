package io.daifa.supplier;

import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The mail that brings another revision of a purchase order: what changed, and the link to the page, where the details stand. It goes out from
 * the outbox, whoever made the revision.
 */
@Component
class RevisionMail implements MailWriter {

    static final String TEMPLATE = "purchase-order-changed";

    private final SupplierOrderRows rows;
    private final PurchaseOrderChanges changes;
    private final Suppliers suppliers;
    private final SupplierLinks links;
    private final Orders orders;
    private final Shops shops;

    RevisionMail(
            SupplierOrderRows rows,
            PurchaseOrderChanges changes,
            Suppliers suppliers,
            SupplierLinks links,
            Orders orders,
            Shops shops) {
        this.rows = rows;
        this.changes = changes;
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

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        var supplierOrder = rows.find(SupplierOrderId.of(about)).orElseThrow().at(revision);
        var what = changes.of(supplierOrder).orElseThrow().what();
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        return new MailText(
                List.of(supplierOrder.number(), shopName),
                Map.of(
                        "supplierName", supplier.name(),
                        "shopName", shopName,
                        "number", supplierOrder.number(),
                        "revision", revision,
                        "what", "revised." + what.name(),
                        "lines", GoodsOfMail.of(order, supplierOrder),
                        "link", links.addressOf(supplierOrder)));
    }
}
