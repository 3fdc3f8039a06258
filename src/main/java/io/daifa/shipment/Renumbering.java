package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Numbers that turn out to be wrong after they were registered: put right, or void. */
@Component
class Renumbering implements MailWriter {

    private static final String TEMPLATE = "number-corrected";
    private static final int ONCE = 1;

    private final ParcelRows rows;
    private final Contents contents;
    private final Carriers carriers;
    private final SupplierOrders supplierOrders;
    private final Orders orders;
    private final Shops shops;
    private final ShippedMail shipped;
    private final Mails mails;
    private final TrackingLinks links;
    private final Journal journal;

    Renumbering(
            ParcelRows rows,
            Contents contents,
            Carriers carriers,
            SupplierOrders supplierOrders,
            Orders orders,
            Shops shops,
            ShippedMail shipped,
            Mails mails,
            TrackingLinks links,
            Journal journal) {
        this.rows = rows;
        this.contents = contents;
        this.carriers = carriers;
        this.supplierOrders = supplierOrders;
        this.orders = orders;
        this.shops = shops;
        this.shipped = shipped;
        this.mails = mails;
        this.links = links;
        this.journal = journal;
    }

    Parcel renumber(Parcel wrong, ReportedParcel right, boolean force, Actor by, @Nullable String note) throws Refusal {
        var report = ParcelReport.read(List.of(right), note);
        var entry = report.entries().get(0);
        var carrier = carrier(entry, force, note);
        if (entry.number().value().equals(wrong.trackingNumber())) {
            rows.recarry(wrong, entry.carrier(), carrier);
            return rows.find(wrong.id()).orElseThrow();
        }
        var supplierOrder = supplierOrders.find(wrong.supplierOrderId()).orElseThrow();
        var taking = insert(supplierOrder, wrong.shipmentId(), report, by);
        contents.takeOver(wrong.id(), taking.id());
        rows.replace(wrong, taking);
        rows.register(taking, carrier);
        tell(
                wrong,
                by,
                "number-corrected",
                Map.of("from", wrong.trackingNumber(), "to", taking.trackingNumber()),
                note);
        tellCustomer(wrong, taking, supplierOrder);
        return rows.find(taking.id()).orElseThrow();
    }

    void voidNumber(Parcel parcel, Actor by, @Nullable String note) throws Refusal {
        ParcelReport.NOTE.check("note", note);
        rows.voidIt(parcel);
        contents.giveToTheOnlyOne(parcel.shipmentId());
        tell(parcel, by, "number-void", Map.of("number", parcel.trackingNumber()), note);
        if (!contents.left(parcel.supplierOrderId()).isEmpty()) {
            var nothingShipped = rows.live(parcel.supplierOrderId()).stream()
                    .noneMatch(other -> other.state() == Parcel.State.REGISTERED);
            supplierOrders.toShipAgain(parcel.supplierOrderId(), nothingShipped);
        }
    }

    private @Nullable String carrier(ParcelReport.Entry entry, boolean force, @Nullable String note) throws Refusal {
        var judged = carriers.judgeReported(entry.carrier(), entry.number());
        var problem = judged.problem("carrier", "trackingNumber");
        if (problem.isPresent() && !force) {
            throw new Refusal(List.of(problem.get()));
        }
        if (problem.isPresent() && (note == null || note.isBlank())) {
            throw Refusal.at("note", "number-note-needed");
        }
        var carrier = judged.carrier();
        if (carrier == null) {
            carrier = judged.candidates().stream().findFirst().orElse(null);
        }
        return carrier == null ? null : carrier.code();
    }

    private Parcel insert(SupplierOrder supplierOrder, UUID shipment, ParcelReport report, Actor by) throws Refusal {
        var number = report.entries().get(0).number().value();
        if (!rows.insert(supplierOrder, shipment, report, by.name())) {
            var used = rows.ordersUsing(Set.of(number)).get(number);
            throw new Refusal(List.of(Problem.at(
                    "trackingNumber",
                    "tracking-number-used",
                    number,
                    used == null
                            ? ""
                            : orders.find(used).map(Order::shopOrderNumber).orElse(""))));
        }
        return rows.live(supplierOrder.id()).stream()
                .filter(parcel -> parcel.trackingNumber().equals(number))
                .findFirst()
                .orElseThrow();
    }

    /** Who was not told of the wrong number is told of the right one when the shipment's mail goes out. */
    private void tellCustomer(Parcel wrong, Parcel taking, SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        if (order.customerEmail() != null && shipped.isSent(wrong.shipmentId())) {
            mails.intend(new Mails.Intended(
                    TEMPLATE, taking.id().value(), ONCE, order.id().value(), order.customerEmail(), order.language()));
        }
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        var parcel = rows.find(ParcelId.of(about)).orElseThrow();
        var order = orders.find(parcel.orderId()).orElseThrow();
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        var before = rows.ofOrder(order.id()).stream()
                .filter(other -> parcel.id().equals(other.replacedBy()))
                .map(Parcel::trackingNumber)
                .findFirst()
                .orElse("");
        return new MailText(
                List.of(shopName, order.shopOrderNumber()),
                Map.of(
                        "shopName",
                        shopName,
                        "orderNumber",
                        order.shopOrderNumber(),
                        "before",
                        before,
                        "number",
                        parcel.trackingNumber(),
                        "carrier",
                        carriers.byCode(Objects.toString(parcel.carrier(), ""))
                                .map(carrier -> carrier.name(order.language()))
                                .orElse(Objects.toString(parcel.declaredCarrier(), "")),
                        "link",
                        links.addressOf(order.id())));
    }

    private void tell(Parcel parcel, Actor by, String what, Map<String, String> data, @Nullable String note) {
        journal.write(new Journal.Entry(
                parcel.orderId().value(),
                parcel.supplierOrderId().value(),
                by,
                what,
                data,
                note == null || note.isBlank() ? null : note.strip()));
    }
}
