package io.daifa.shipment;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Parcel.State;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The mail that tells the customer that the goods are on their way, with the link to the tracking page. */
@Component
class ShippedMail {

    private static final String TEMPLATE = "order-shipped";
    private static final int REVISION = 1;

    private final ParcelRows rows;
    private final Carriers carriers;
    private final Orders orders;
    private final Shops shops;
    private final Mails mails;
    private final TrackingLinks links;

    ShippedMail(ParcelRows rows, Carriers carriers, Orders orders, Shops shops, Mails mails, TrackingLinks links) {
        this.rows = rows;
        this.carriers = carriers;
        this.orders = orders;
        this.shops = shops;
        this.mails = mails;
        this.links = links;
    }

    /** A customer without an address is told nothing. */
    void intend(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    TEMPLATE,
                    supplierOrder.id().value(),
                    REVISION,
                    order.id().value(),
                    order.customerEmail(),
                    order.language()));
        }
    }

    void send(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (order.customerEmail() == null) {
            return;
        }
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        mails.send(
                TEMPLATE,
                supplierOrder.id().value(),
                REVISION,
                new MailText(
                        List.of(shopName, order.shopOrderNumber()),
                        Map.of(
                                "shopName",
                                shopName,
                                "orderNumber",
                                order.shopOrderNumber(),
                                "link",
                                links.addressOf(order.id()),
                                "parcels",
                                parcels(supplierOrder, order.language()))));
    }

    private List<Map<String, Object>> parcels(SupplierOrder supplierOrder, Locale language) {
        return rows.live(supplierOrder.id()).stream()
                .filter(parcel -> parcel.state() == State.REGISTERED)
                .map(parcel ->
                        Map.<String, Object>of("carrier", carrier(parcel, language), "number", parcel.trackingNumber()))
                .toList();
    }

    private String carrier(Parcel parcel, Locale language) {
        return carriers.byCode(Objects.toString(parcel.carrier(), ""))
                .map(carrier -> carrier.name(language))
                .orElseGet(() -> Objects.toString(parcel.declaredCarrier(), ""));
    }
}
