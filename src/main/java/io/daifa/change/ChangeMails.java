package io.daifa.change;

import io.daifa.change.OrderChange.State;
import io.daifa.kernel.Money;
import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The mails about changes: to the suppliers what is asked, that it was dropped, or that a parcel is to be stopped; to the customer what came
 * of it. Each is intended with its fact and sent by a job, but the question, which goes out from the outbox.
 */
@Component
class ChangeMails {

    private static final String DROPPED = "change-dropped";
    private static final String INTERCEPTION = "interception";
    private static final String OUTCOME = "change-outcome";
    private static final int ONCE = 1;

    private final Mails mails;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final SupplierLinks links;
    private final Shops shops;

    ChangeMails(
            Mails mails,
            Orders orders,
            SupplierOrders supplierOrders,
            Suppliers suppliers,
            SupplierLinks links,
            Shops shops) {
        this.mails = mails;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.links = links;
        this.shops = shops;
    }

    /** Intends to ask the supplier; one without an address is asked by phone. */
    void intendQuestion(OrderChange change, ChangeQuestion question) {
        intend(
                ChangeQuestionMail.TEMPLATE,
                question.id(),
                change,
                supplierOrders.find(question.supplierOrderId()).orElseThrow());
    }

    /** Intends to tell the supplier that what it was asked is dropped; where it was not asked yet, it is not asked any more. */
    void intendDropped(OrderChange change, ChangeQuestion question) {
        mails.cancel(ChangeQuestionMail.TEMPLATE, question.id(), ONCE);
        if (mails.isSent(ChangeQuestionMail.TEMPLATE, question.id(), ONCE)) {
            intend(
                    DROPPED,
                    question.id(),
                    change,
                    supplierOrders.find(question.supplierOrderId()).orElseThrow());
        }
    }

    /** Sends that, unless it was sent or never intended. */
    void sendDropped(OrderChange change, ChangeQuestion question) {
        send(
                DROPPED,
                question.id(),
                change,
                supplierOrders.find(question.supplierOrderId()).orElseThrow());
    }

    /** Intends to ask the supplier, whose waybill it is, to have the parcels stopped. */
    void intendInterception(OrderChange change, SupplierOrder supplierOrder) {
        intend(INTERCEPTION, supplierOrder.id().value(), change, supplierOrder);
    }

    /** Sends that, unless it was sent or never intended. */
    void sendInterception(OrderChange change, SupplierOrder supplierOrder) {
        send(INTERCEPTION, supplierOrder.id().value(), change, supplierOrder);
    }

    /** Intends to tell the customer what came of it; without an address nothing is sent. */
    void intendOutcome(OrderChange change) {
        var order = orders.find(change.orderId()).orElseThrow();
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    OUTCOME, change.id().value(), ONCE, order.id().value(), order.customerEmail(), order.language()));
        }
    }

    /** Sends that, unless it was sent or never intended. */
    void sendOutcome(OrderChange change) {
        var order = orders.find(change.orderId()).orElseThrow();
        var shopName = shopName(order);
        var model = new HashMap<String, Object>();
        model.put("shopName", shopName);
        model.put("orderNumber", order.shopOrderNumber());
        model.put("kind", "changeKind." + change.kind());
        model.put("outcome", "changeOutcome." + change.state());
        model.put("reason", change.state() == State.REFUSED ? "changeRefusal." + change.refusal() : null);
        model.put("refund", positive(change.refund()));
        model.put("note", change.answer());
        mails.send(OUTCOME, change.id().value(), ONCE, new MailText(List.of(shopName, order.shopOrderNumber()), model));
    }

    private void intend(String template, UUID about, OrderChange change, SupplierOrder supplierOrder) {
        var supplier = supplier(supplierOrder);
        if (supplier != null && supplier.email() != null) {
            mails.intend(new Mails.Intended(
                    template, about, ONCE, change.orderId().value(), supplier.email(), supplier.language()));
        }
    }

    private void send(String template, UUID about, OrderChange change, SupplierOrder supplierOrder) {
        if (supplierOrder.supplierId() != null) {
            mails.send(template, about, ONCE, toSupplier(change, supplierOrder, null));
        }
    }

    /** What a supplier reads about a change of its purchase order. */
    MailText toSupplier(OrderChange change, SupplierOrder supplierOrder, @Nullable Instant due) {
        var order = orders.find(change.orderId()).orElseThrow();
        var shopName = shopName(order);
        var model = new HashMap<String, Object>();
        model.put(
                "supplierName",
                suppliers.find(supplierOrder.supplierId()).orElseThrow().name());
        model.put("shopName", shopName);
        model.put("number", supplierOrder.number());
        model.put("kind", "changeKind." + change.kind());
        model.put("due", due);
        model.put("link", links.addressOf(supplierOrder));
        return new MailText(List.of(supplierOrder.number(), shopName), model);
    }

    private @Nullable Supplier supplier(SupplierOrder supplierOrder) {
        return supplierOrder.supplierId() == null
                ? null
                : suppliers.find(supplierOrder.supplierId()).orElseThrow();
    }

    private String shopName(Order order) {
        return shops.find(order.shopId()).orElseThrow().name();
    }

    private static @Nullable Money positive(@Nullable Money money) {
        return money == null || !money.isPositive() ? null : money;
    }
}
