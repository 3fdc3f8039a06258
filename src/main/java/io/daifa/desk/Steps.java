package io.daifa.desk;

import io.daifa.order.Order;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcel;
import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.ParcelTrack;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The five steps as a bar: which are done and since when, and which one the order is in. */
final class Steps {

    private static final int COUNT = 5;

    private Steps() {}

    /** A step's number from 1, whether it is {@code done}, {@code now} or {@code later}, and since when it is done (empty: not yet). */
    record Step(int number, String state, String since) {}

    /** The steps of an order. A rejected or cancelled order has none but those that it had done. */
    static List<Step> of(
            Order order,
            List<SupplierOrder> supplierOrders,
            List<Parcel> parcels,
            List<ParcelTrack> tracks,
            Wording wording) {
        var current = current(order, supplierOrders);
        var ends = new Instant[] {
            order.confirmedAt(),
            last(supplierOrders, SupplierOrder::answeredAt),
            last(parcels, Parcel::registeredAt),
            last(tracks, ParcelTrack::deliveredAt),
            order.closedAt()
        };
        var ended = order.stage() == Stage.REJECTED || order.stage() == Stage.CANCELLED;
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(number -> number < current
                        ? new Step(number, "done", wording.at(ends[number - 1]))
                        : new Step(number, number == current && !ended ? "now" : "later", ""))
                .toList();
    }

    private static int current(Order order, List<SupplierOrder> supplierOrders) {
        return switch (order.stage()) {
            case RECEIVED, REJECTED -> 1;
            case CONFIRMED -> 2;
            case IN_PROGRESS -> supplierOrders.stream().allMatch(Steps::isAccepted) ? 3 : 2;
            case PARTIALLY_SHIPPED -> 3;
            case SHIPPED, PARTIALLY_DELIVERED -> 4;
            case DELIVERED -> 5;
            case COMPLETED -> COUNT + 1;
            case CANCELLED -> order.confirmedAt() == null ? 1 : 2;
        };
    }

    private static boolean isAccepted(SupplierOrder supplierOrder) {
        return switch (supplierOrder.state()) {
            case DRAFT, SUBMITTED, REJECTED -> false;
            case ACCEPTED, SHIPPED, CLOSED, CANCELLED -> true;
        };
    }

    private static <T> @Nullable Instant last(Collection<T> things, Function<T, @Nullable Instant> when) {
        return things.stream()
                .map(when)
                .filter(Objects::nonNull)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        moments -> moments.stream().max(Instant::compareTo).orElse(null)));
    }
}
