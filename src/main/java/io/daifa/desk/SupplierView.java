package io.daifa.desk;

import io.daifa.order.ReceiverView;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelContents;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.PurchaseOrder;
import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.ParcelRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        List<Left> left,
        @Nullable String revised,
        String revisedAt,
        boolean canAnswer,
        boolean canSplit,
        boolean canReport) {

    /** A parcel that was reported. */
    record Sent(
            UUID id,
            boolean correctable,
            String carrier,
            String number,
            String contents,
            boolean shared,
            List<String> requests) {}

    /** An article of which some pieces are still to be shipped. */
    record Left(int line, String name, int quantity) {}

    static SupplierView of(
            PurchaseOrder shown,
            List<Parcel> parcels,
            Map<ParcelId, ParcelContents> contents,
            List<SupplierOrder.Line> left,
            List<ParcelRequest> requests,
            Set<ParcelId> correctable,
            Wording wording) {
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
                                parcel.id().value(),
                                correctable.contains(parcel.id()),
                                wording.carrier(parcel.carrier() == null ? parcel.declaredCarrier() : parcel.carrier()),
                                parcel.trackingNumber(),
                                inside(shown, contents.getOrDefault(parcel.id(), ParcelContents.UNKNOWN)),
                                contents.getOrDefault(parcel.id(), ParcelContents.UNKNOWN)
                                        .shared(),
                                requests.stream()
                                        .filter(request -> request.parcelId().equals(parcel.id()))
                                        .map(request -> asked(request, wording))
                                        .toList()))
                        .toList(),
                left.stream()
                        .map(line -> new Left(line.line(), name(shown, line), line.quantity()))
                        .toList(),
                shown.change() == null
                        ? null
                        : wording.word("revised", shown.change().what()),
                shown.change() == null ? "" : wording.at(shown.change().at()),
                shown.isAnswerable(),
                shown.items().stream().mapToInt(PurchaseOrder.Item::quantity).sum() > 1,
                shown.isShippable() && !left.isEmpty());
    }

    private static String asked(ParcelRequest request, Wording wording) {
        var what = wording.word("parcelAction", request.kind());
        return request.words() == null ? what : what + " · " + request.words();
    }

    private static String inside(PurchaseOrder shown, ParcelContents contents) {
        return contents.lines().stream()
                .map(line -> name(shown, line) + " × " + line.quantity())
                .collect(Collectors.joining(", "));
    }

    private static String name(PurchaseOrder shown, SupplierOrder.Line line) {
        return shown.items().stream()
                .filter(item -> item.line() == line.line())
                .map(item -> item.variant() == null ? item.name() : item.name() + " " + item.variant())
                .findFirst()
                .orElse("");
    }
}
