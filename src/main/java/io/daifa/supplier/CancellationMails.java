package io.daifa.supplier;

import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.shop.Shops;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mails that tell a cancellation: to the supplier that had the purchase order, which a job sends, and to the customer who did not ask for
 * it, from the outbox.
 */
@Component
class CancellationMails implements MailWriter {

    private static final String TO_SUPPLIER = "purchase-order-cancelled";
    private static final String TO_CUSTOMER = "order-cancelled";
    private static final int ONCE = 1;

    private final JdbcClient jdbc;
    private final Mails mails;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Shops shops;
    private final SupplierOrderRows rows;
    private final CancelledValue value;

    CancellationMails(
            JdbcClient jdbc,
            Mails mails,
            Suppliers suppliers,
            Orders orders,
            Shops shops,
            SupplierOrderRows rows,
            CancelledValue value) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.suppliers = suppliers;
        this.orders = orders;
        this.shops = shops;
        this.rows = rows;
        this.value = value;
    }

    void intendToSupplier(SupplierOrder supplierOrder, Supplier supplier) {
        mails.intend(new Mails.Intended(
                TO_SUPPLIER,
                supplierOrder.id().value(),
                supplierOrder.revision(),
                supplierOrder.orderId().value(),
                supplier.email(),
                supplier.language()));
    }

    /** Who asked for it is told the outcome of what was asked. */
    void intendToCustomer(SupplierOrder supplierOrder, Cancellation why) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (why != Cancellation.CHANGE && why != Cancellation.REASSIGNED && order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    TO_CUSTOMER,
                    supplierOrder.id().value(),
                    ONCE,
                    order.id().value(),
                    order.customerEmail(),
                    order.language()));
        }
    }

    /** Sends the one to the supplier, unless it was sent or never intended. */
    void sendToSupplier(SupplierOrder supplierOrder) {
        if (supplierOrder.supplierId() == null) {
            return;
        }
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        mails.send(
                TO_SUPPLIER,
                supplierOrder.id().value(),
                supplierOrder.revision(),
                new MailText(
                        List.of(supplierOrder.number(), shopName),
                        Map.of(
                                "supplierName", supplier.name(),
                                "shopName", shopName,
                                "number", supplierOrder.number(),
                                "lines", GoodsOfMail.of(order, supplierOrder))));
    }

    @Override
    public String template() {
        return TO_CUSTOMER;
    }

    /** The one to the customer, with what is given back. */
    @Override
    public MailText write(UUID about, int revision) {
        var supplierOrder = rows.find(SupplierOrderId.of(about)).orElseThrow();
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        var model = new HashMap<String, Object>();
        model.put("shopName", shopName);
        model.put("orderNumber", order.shopOrderNumber());
        model.put("reason", "cancellation.customer." + why(supplierOrder));
        model.put("lines", GoodsOfMail.of(order, supplierOrder));
        model.put("refund", value.promised(supplierOrder).map(Refund::amount).orElse(null));
        return new MailText(List.of(shopName, order.shopOrderNumber()), model);
    }

    private String why(SupplierOrder supplierOrder) {
        return jdbc.sql("select cancellation from daifa.supplier_order where id = :id")
                .param("id", supplierOrder.id().value())
                .query(String.class)
                .single();
    }
}
