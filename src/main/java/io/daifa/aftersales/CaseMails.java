package io.daifa.aftersales;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mail by which a customer is told what came of a case; one a case. */
@Component
class CaseMails {

    private static final String TEMPLATE = "case-outcome";
    private static final int ONCE = 1;

    private final Mails mails;
    private final Orders orders;
    private final Shops shops;

    CaseMails(Mails mails, Orders orders, Shops shops) {
        this.mails = mails;
        this.orders = orders;
        this.shops = shops;
    }

    /** Intends it, in the transaction that settles the case; a customer without an address gets none. */
    void intend(AfterSalesCase settled, Order order) {
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    TEMPLATE, settled.id().value(), ONCE, order.id().value(), order.customerEmail(), order.language()));
        }
    }

    /** Sends it, unless it was sent or never intended. */
    void send(AfterSalesCase settled) {
        var decision = settled.decision();
        if (decision == null) {
            throw new IllegalStateException("case " + settled.id() + " is not decided");
        }
        var order = orders.find(settled.orderId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        var model = new HashMap<String, Object>();
        model.put("shopName", shopName);
        model.put("orderNumber", order.shopOrderNumber());
        model.put("caseNumber", settled.number());
        model.put("resolution", "resolution." + decision.resolution());
        model.put("refund", decision.refund().isPositive() ? decision.refund() : null);
        model.put("note", decision.note());
        mails.send(
                TEMPLATE, settled.id().value(), ONCE, new MailText(List.of(shopName, order.shopOrderNumber()), model));
    }
}
