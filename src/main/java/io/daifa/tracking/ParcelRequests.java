package io.daifa.tracking;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What suppliers are asked to arrange with the carrier, as the waybill is theirs: a row each, and a mail under its name. To whom and where
 * the goods go stands only on the supplier's page.
 */
@Repository
class ParcelRequests implements MailWriter {

    private static final String TEMPLATE = "parcel-request";
    private static final int ONCE = 1;

    private final JdbcClient jdbc;
    private final Mails mails;
    private final Suppliers suppliers;
    private final SupplierOrders supplierOrders;
    private final SupplierLinks links;
    private final Journal journal;
    private final Clock clock;

    ParcelRequests(
            JdbcClient jdbc,
            Mails mails,
            Suppliers suppliers,
            SupplierOrders supplierOrders,
            SupplierLinks links,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.suppliers = suppliers;
        this.supplierOrders = supplierOrders;
        this.links = links;
        this.journal = journal;
        this.clock = clock;
    }

    /** Asks for it; a supplier without a mail address is to be called, which the journal says. */
    void ask(ParcelTrack track, ParcelRequest.Kind kind, @Nullable String words, Actor by) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into daifa.parcel_request (id, parcel_id, order_id, supplier_order_id, kind, words, asked_at, asked_by)
                        values (:id, :parcel, :order, :supplierOrder, :kind, :words, :now, :by)
                        """)
                .param("id", id)
                .param("parcel", track.parcelId().value())
                .param("order", track.orderId().value())
                .param("supplierOrder", track.supplierOrderId().value())
                .param("kind", kind.name())
                .param("words", words)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
        var supplier = supplier(track);
        if (supplier == null) {
            return;
        }
        if (supplier.email() == null) {
            journal.write(Journal.Entry.of(
                    track.orderId().value(),
                    track.supplierOrderId().value(),
                    Actor.SYSTEM,
                    "supplier-to-be-called-about-parcel",
                    Map.of("supplier", supplier.name(), "number", Numbers.tail(track.trackingNumber()))));
        } else {
            mails.intend(new Mails.Intended(
                    TEMPLATE, id, ONCE, track.orderId().value(), supplier.email(), supplier.language()));
        }
    }

    /** What was asked about the order's parcels, oldest first. */
    List<ParcelRequest> ofOrder(OrderId orderId) {
        return jdbc.sql("select * from daifa.parcel_request where order_id = :order order by asked_at, id")
                .param("order", orderId.value())
                .query(ParcelRequests::request)
                .list();
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        record Asked(UUID supplierOrder, String number, String kind) {}
        var asked = jdbc.sql("""
                        select r.supplier_order_id, p.tracking_number, r.kind
                        from daifa.parcel_request r join daifa.parcel p on p.id = r.parcel_id where r.id = :id
                        """)
                .param("id", about)
                .query((row, number) -> new Asked(
                        row.getObject("supplier_order_id", UUID.class),
                        row.getString("tracking_number"),
                        row.getString("kind")))
                .single();
        var supplierOrder = supplierOrders
                .find(io.daifa.supplier.SupplierOrderId.of(asked.supplierOrder()))
                .orElseThrow();
        return new MailText(
                List.of(supplierOrder.number(), asked.number()),
                Map.of(
                        "number",
                        supplierOrder.number(),
                        "trackingNumber",
                        asked.number(),
                        "kind",
                        asked.kind(),
                        "link",
                        links.addressOf(supplierOrder)));
    }

    private @Nullable Supplier supplier(ParcelTrack track) {
        return supplierOrders
                .find(track.supplierOrderId())
                .flatMap(
                        one -> one.supplierId() == null ? java.util.Optional.empty() : suppliers.find(one.supplierId()))
                .orElse(null);
    }

    private static ParcelRequest request(ResultSet row, int number) throws SQLException {
        return new ParcelRequest(
                row.getObject("id", UUID.class),
                ParcelId.of(row.getObject("parcel_id", UUID.class)),
                ParcelRequest.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("asked_by"));
    }
}
