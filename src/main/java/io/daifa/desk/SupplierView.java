package io.daifa.desk;

import io.daifa.order.Order;
import io.daifa.shipment.Parcel;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a supplier sees of a purchase order: whom it goes to only once it has accepted, and until it is done. */
record SupplierView(
        String number,
        String supplier,
        String state,
        String stateWord,
        List<Line> lines,
        String place,
        @Nullable FullReceiver receiver,
        @Nullable String answerDue,
        String answerPressure,
        String shipBy,
        String promised,
        @Nullable String rejection,
        List<Sent> parcels,
        boolean canAnswer,
        boolean canReport) {

    /** A line to send. */
    record Line(String sku, String name, @Nullable String variant, int quantity) {}

    /** To whom it goes. */
    record FullReceiver(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {}

    /** A parcel that was reported. */
    record Sent(String carrier, String number) {}

    static SupplierView of(SupplierOrder asked, Supplier supplier, Order order, List<Parcel> parcels, Wording wording) {
        var state = asked.state();
        var accepted = state == SupplierOrder.State.ACCEPTED || state == SupplierOrder.State.SHIPPED;
        var open = state == SupplierOrder.State.SUBMITTED;
        var receiver = order.receiver();
        return new SupplierView(
                asked.number(),
                supplier.name(),
                state.name(),
                wording.word("supplierOrderState", state),
                asked.lines().stream()
                        .map(line -> line(order.line(line.line()), line.quantity()))
                        .toList(),
                wording.place(order),
                accepted ? new FullReceiver(receiver.name(), receiver.phone(), receiver.address()) : null,
                open && asked.answerDue() != null ? wording.at(asked.answerDue()) : null,
                asked.answerDue() == null ? "calm" : wording.pressure(asked.answerDue()),
                wording.at(asked.shipDue() == null ? order.shipBy() : asked.shipDue()),
                wording.at(asked.promisedShipAt()),
                asked.rejectionReason() == null ? null : wording.word("rejectionReason", asked.rejectionReason()),
                parcels.stream()
                        .map(parcel -> new Sent(
                                wording.carrier(parcel.carrier() == null ? parcel.declaredCarrier() : parcel.carrier()),
                                parcel.trackingNumber()))
                        .toList(),
                open,
                (open || state == SupplierOrder.State.ACCEPTED) && parcels.isEmpty());
    }

    private static Line line(Order.Line line, int quantity) {
        return new Line(line.sku(), line.name(), line.variant(), quantity);
    }
}
