package io.daifa.order;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.shop.Shops;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the customer is told by mail about step 1, and about money that is given back. */
@Component
public class CustomerMails {

    static final String ORDER_REJECTED = "order-rejected";
    static final String REFUND_PAID = "refund-paid";

    private final Orders orders;
    private final Refunds refunds;
    private final Shops shops;
    private final Mails mails;

    CustomerMails(Orders orders, Refunds refunds, Shops shops, Mails mails) {
        this.orders = orders;
        this.refunds = refunds;
        this.shops = shops;
        this.mails = mails;
    }

    /** Tells the customer that the order was rejected and that what was paid is given back; without an address nothing is sent. */
    public void tellRejection(OrderId id) {
        var order = orders.find(id).orElseThrow();
        var shop = shops.find(order.shopId()).orElseThrow();
        var model = new HashMap<String, Object>();
        model.put("shopName", shop.name());
        model.put("orderNumber", order.shopOrderNumber());
        model.put("reason", "rejection." + order.rejectionReason());
        model.put(
                "refund",
                refunds.live(Refund.Reason.ORDER_REJECTED, id.value())
                        .map(Refund::amount)
                        .orElse(null));
        mails.send(ORDER_REJECTED, id.value(), 0, new MailText(List.of(shop.name(), order.shopOrderNumber()), model));
    }

    /** Tells the customer that a refund was paid; without an address nothing is sent. */
    public void tellRefund(UUID refundId) {
        var refund = refunds.find(refundId).orElseThrow();
        var order = orders.find(refund.orderId()).orElseThrow();
        var shop = shops.find(order.shopId()).orElseThrow();
        var model = new HashMap<String, Object>();
        model.put("shopName", shop.name());
        model.put("orderNumber", order.shopOrderNumber());
        model.put("refund", refund.amount());
        model.put("reason", "refundReason." + refund.reason());
        model.put("reference", refund.reference());
        mails.send(REFUND_PAID, refundId, 0, new MailText(List.of(shop.name(), order.shopOrderNumber()), model));
    }
}
