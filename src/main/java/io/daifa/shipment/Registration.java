package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Problem;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes reported parcels over once each carrier and number is plausible, or a person let it pass. */
@Component
class Registration {

    private final ParcelRows rows;
    private final Contents contents;
    private final Carriers carriers;
    private final SupplierOrders supplierOrders;
    private final ShippedMail mail;
    private final ShipmentStory story;

    Registration(
            ParcelRows rows,
            Contents contents,
            Carriers carriers,
            SupplierOrders supplierOrders,
            ShippedMail mail,
            ShipmentStory story) {
        this.rows = rows;
        this.contents = contents;
        this.carriers = carriers;
        this.supplierOrders = supplierOrders;
        this.mail = mail;
        this.story = story;
    }

    /** A parcel as the rules see it. */
    private record Judged(Parcel parcel, Plausibility plausibility) {

        /** A doubt that a person overruled is none. */
        Optional<Problem> doubt(int place) {
            return parcel.forcedBy() == null
                    ? plausibility.problem("parcels[" + place + "].carrier", ParcelReport.numberField(place))
                    : Optional.empty();
        }

        /** Where a person let a number pass whose carrier nobody named, the likeliest is taken. */
        @Nullable
        String carrier() {
            var carrier = plausibility.carrier();
            if (carrier == null) {
                carrier = plausibility.candidates().stream().findFirst().orElse(null);
            }
            return carrier == null ? null : carrier.code();
        }
    }

    void register(SupplierOrder supplierOrder) throws ShipmentImplausible {
        var judged = rows.reported(supplierOrder.id()).stream().map(this::judge).toList();
        if (judged.isEmpty()) {
            return;
        }
        var doubts = doubts(judged);
        var numbers =
                judged.stream().map(each -> each.parcel().trackingNumber()).toList();
        if (!doubts.isEmpty()) {
            story.tell(supplierOrder, Actor.SYSTEM, "shipment-doubted", numbers, null);
            throw new ShipmentImplausible(doubts);
        }
        judged.forEach(each -> rows.register(each.parcel(), each.carrier()));
        if (contents.left(supplierOrder.id()).isEmpty()) {
            supplierOrders.shipped(supplierOrder.id());
        } else {
            supplierOrders.partlyShipped(supplierOrder.id());
        }
        story.tell(supplierOrder, Actor.SYSTEM, "parcels-registered", numbers, null);
        judged.stream()
                .map(each -> each.parcel().shipmentId())
                .distinct()
                .forEach(shipment -> mail.intend(supplierOrder, shipment));
    }

    private Judged judge(Parcel parcel) {
        var number = new TrackingNumber(parcel.trackingNumber());
        return new Judged(parcel, carriers.judgeReported(parcel.declaredCarrier(), number));
    }

    private List<Problem> doubts(List<Judged> judged) {
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < judged.size(); i++) {
            var doubt = judged.get(i).doubt(i);
            doubt.ifPresent(problems::add);
            if (judged.get(i).parcel().forcedBy() == null) {
                rows.doubt(judged.get(i).parcel(), doubt.map(Problem::code).orElse(null));
            }
        }
        return problems;
    }
}
