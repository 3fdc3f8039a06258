package io.daifa.supplier;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
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

    private final PurchaseOrders purchaseOrders;
    private final SupplierLinks links;

    PurchaseOrderMail(PurchaseOrders purchaseOrders, SupplierLinks links) {
        this.purchaseOrders = purchaseOrders;
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

    MailText text(SupplierOrder supplierOrder, Instant answerDue, Instant shipDue) {
        var shown = purchaseOrders.of(supplierOrder);
        var number = supplierOrder.number();
        return new MailText(
                List.of(number, shown.shopName()),
                Map.of(
                        "supplierName", shown.supplier().name(),
                        "shopName", shown.shopName(),
                        "number", number,
                        "revision", supplierOrder.revision(),
                        "lines",
                                shown.items().stream()
                                        .map(PurchaseOrderMail::line)
                                        .toList(),
                        "destination", shown.destination(),
                        "answerDue", answerDue,
                        "shipDue", shipDue,
                        "link", links.addressOf(supplierOrder),
                        "allLink", links.addressOfAll(supplierOrder.supplierId())));
    }

    private static Map<String, Object> line(PurchaseOrder.Item item) {
        var line = new HashMap<String, Object>();
        line.put("sku", item.sku());
        line.put("name", item.name());
        line.put("variant", item.variant());
        line.put("quantity", item.quantity());
        return line;
    }
}
