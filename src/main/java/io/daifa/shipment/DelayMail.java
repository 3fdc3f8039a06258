package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mail by which a buyer is told that the goods are shipped later, and until when; one each time that this is proposed. */
@Component
class DelayMail implements MailWriter {

    private static final String TEMPLATE = "shipment-delayed";

    private final JdbcClient jdbc;
    private final Mails mails;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Shops shops;
    private final TrackingLinks links;
    private final Journal journal;

    DelayMail(
            JdbcClient jdbc,
            Mails mails,
            Orders orders,
            SupplierOrders supplierOrders,
            Shops shops,
            TrackingLinks links,
            Journal journal) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.shops = shops;
        this.links = links;
        this.journal = journal;
    }

    /** A customer without an address is told nothing; the journal has the proposal all the same. */
    void intend(SupplierOrder supplierOrder, Actor by, @Nullable String note) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (order.customerEmail() != null) {
            var before = jdbc.sql("select count(*) from daifa.mail where about = :about and template = :template")
                    .param("about", supplierOrder.id().value())
                    .param("template", TEMPLATE)
                    .query(Integer.class)
                    .single();
            mails.intend(new Mails.Intended(
                    TEMPLATE,
                    supplierOrder.id().value(),
                    before + 1,
                    order.id().value(),
                    order.customerEmail(),
                    order.language()));
        }
        journal.write(new Journal.Entry(
                order.id().value(), supplierOrder.id().value(), by, "delay-proposed", Map.of(), note));
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        var supplierOrder = supplierOrders.find(SupplierOrderId.of(about)).orElseThrow();
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        return new MailText(
                List.of(shopName, order.shopOrderNumber()),
                Map.of(
                        "shopName",
                        shopName,
                        "orderNumber",
                        order.shopOrderNumber(),
                        "until",
                        supplierOrder.promisedShipAt(),
                        "link",
                        links.addressOf(order.id())));
    }
}
