package io.daifa.tracking;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mail by which a customer is told that the goods have arrived; one a supplier order. */
@Component
class DeliveryMails {

    private static final String TEMPLATE = "order-delivered";
    private static final int ONCE = 1;

    private final Mails mails;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Shops shops;
    private final TrackingLinks links;

    DeliveryMails(Mails mails, Orders orders, SupplierOrders supplierOrders, Shops shops, TrackingLinks links) {
        this.mails = mails;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.shops = shops;
        this.links = links;
    }

    /** Intends it, in the transaction of the delivery; a customer without an address gets none. */
    void intend(SupplierOrderId id, OrderId orderId) {
        var order = orders.find(orderId).orElseThrow();
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    TEMPLATE, id.value(), ONCE, orderId.value(), order.customerEmail(), order.language()));
        }
    }

    /** Sends it, unless it was sent or never intended. */
    void send(SupplierOrderId id) {
        var orderId = supplierOrders.find(id).orElseThrow().orderId();
        var order = orders.find(orderId).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        mails.send(
                TEMPLATE,
                id.value(),
                ONCE,
                new MailText(
                        List.of(shopName, order.shopOrderNumber()),
                        Map.of(
                                "shopName",
                                shopName,
                                "orderNumber",
                                order.shopOrderNumber(),
                                "link",
                                links.addressOf(orderId))));
    }
}
