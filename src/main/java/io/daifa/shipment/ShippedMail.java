package io.daifa.shipment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Parcel.State;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The mails, one a shipment, that tell the customer that goods are on their way, with the link to the tracking page. */
@Component
class ShippedMail {

    private static final String TEMPLATE = "order-shipped";
    private static final int REVISION = 1;

    private final ParcelRows rows;
    private final Contents contents;
    private final Carriers carriers;
    private final Orders orders;
    private final Shops shops;
    private final Mails mails;
    private final TrackingLinks links;

    ShippedMail(
            ParcelRows rows,
            Contents contents,
            Carriers carriers,
            Orders orders,
            Shops shops,
            Mails mails,
            TrackingLinks links) {
        this.rows = rows;
        this.contents = contents;
        this.carriers = carriers;
        this.orders = orders;
        this.shops = shops;
        this.mails = mails;
        this.links = links;
    }

    /** Intends the mail of that shipment, one each; a customer without an address is told nothing. */
    void intend(SupplierOrder supplierOrder, UUID shipment) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    TEMPLATE, shipment, REVISION, order.id().value(), order.customerEmail(), order.language()));
        }
    }

    /** Whether the customer was told of that shipment. */
    boolean isSent(UUID shipment) {
        return mails.isSent(TEMPLATE, shipment, REVISION);
    }

    /** Sends the mails of the supplier order's shipments that are registered and not told of yet. */
    void send(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (order.customerEmail() == null) {
            return;
        }
        rows.live(supplierOrder.id()).stream()
                .filter(parcel -> parcel.state() == State.REGISTERED)
                .collect(groupingBy(Parcel::shipmentId, LinkedHashMap::new, toList()))
                .forEach((shipment, parcels) -> {
                    if (!isSent(shipment)) {
                        mails.send(TEMPLATE, shipment, REVISION, text(supplierOrder, order, parcels));
                    }
                });
    }

    private MailText text(SupplierOrder supplierOrder, Order order, List<Parcel> parcels) {
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        var inside = contents.of(order.id());
        return new MailText(
                List.of(shopName, order.shopOrderNumber()),
                Map.of(
                        "shopName",
                        shopName,
                        "orderNumber",
                        order.shopOrderNumber(),
                        "link",
                        links.addressOf(order.id()),
                        "parcels",
                        parcels.stream()
                                .map(parcel ->
                                        row(parcel, inside.getOrDefault(parcel.id(), ParcelContents.UNKNOWN), order))
                                .toList(),
                        "isPart",
                        !contents.left(supplierOrder.id()).isEmpty()));
    }

    private Map<String, Object> row(Parcel parcel, ParcelContents inside, Order order) {
        return Map.of(
                "carrier",
                carrier(parcel, order.language()),
                "number",
                parcel.trackingNumber(),
                "contents",
                inside.shared()
                        ? ""
                        : inside.lines().stream()
                                .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                                .collect(joining(", ")));
    }

    private String carrier(Parcel parcel, Locale language) {
        return carriers.byCode(Objects.toString(parcel.carrier(), ""))
                .map(carrier -> carrier.name(language))
                .orElseGet(() -> Objects.toString(parcel.declaredCarrier(), ""));
    }
}
