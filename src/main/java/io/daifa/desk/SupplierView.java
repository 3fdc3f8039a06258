package io.daifa.desk;

import io.daifa.order.ReceiverView;
import io.daifa.shipment.Parcel;
import io.daifa.supplier.PurchaseOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A purchase order in its supplier's words. */
record SupplierView(
        String number,
        String supplier,
        String state,
        List<PurchaseOrder.Item> items,
        String destination,
        @Nullable ReceiverView receiver,
        @Nullable String answerDue,
        String answerPressure,
        String shipBy,
        String promised,
        @Nullable String rejection,
        List<Sent> parcels,
        @Nullable String revised,
        String revisedAt,
        boolean canAnswer,
        boolean canSplit,
        boolean canReport) {

    /** A parcel that was reported. */
    record Sent(String carrier, String number) {}

    static SupplierView of(PurchaseOrder shown, List<Parcel> parcels, Wording wording) {
        var asked = shown.supplierOrder();
        return new SupplierView(
                asked.number(),
                shown.supplier().name(),
                wording.word("supplierOrderState", asked.state()),
                shown.items(),
                shown.destination(),
                shown.receiver(),
                shown.isAnswerable() && asked.answerDue() != null ? wording.at(asked.answerDue()) : null,
                asked.answerDue() == null ? "calm" : wording.pressure(asked.answerDue()),
                wording.at(asked.shipDue()),
                wording.at(asked.promisedShipAt()),
                asked.rejectionReason() == null ? null : wording.word("rejectionReason", asked.rejectionReason()),
                parcels.stream()
                        .map(parcel -> new Sent(
                                wording.carrier(parcel.carrier() == null ? parcel.declaredCarrier() : parcel.carrier()),
                                parcel.trackingNumber()))
                        .toList(),
                shown.change() == null
                        ? null
                        : wording.word("revised", shown.change().what()),
                shown.change() == null ? "" : wording.at(shown.change().at()),
                shown.isAnswerable(),
                shown.items().stream().mapToInt(PurchaseOrder.Item::quantity).sum() > 1,
                shown.isShippable() && parcels.isEmpty());
    }
}
