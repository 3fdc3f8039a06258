package io.daifa.demo;

import io.daifa.tracking.ParcelStatus;
import java.util.List;
import java.util.Optional;

/**
 * The stations of a parcel in the demo, told from its number alone: one that ends in 7 cannot be delivered at the first attempt. Which
 * comes next follows from what was told, so that nothing is forgotten in a restart.
 */
final class CarrierRoute {

    private static final List<ParcelStatus> STRAIGHT = List.of(
            ParcelStatus.PICKED_UP,
            ParcelStatus.IN_TRANSIT,
            ParcelStatus.ARRIVED_DEST_CITY,
            ParcelStatus.OUT_FOR_DELIVERY,
            ParcelStatus.DELIVERED);
    private static final List<ParcelStatus> TROUBLED = List.of(
            ParcelStatus.PICKED_UP,
            ParcelStatus.IN_TRANSIT,
            ParcelStatus.ARRIVED_DEST_CITY,
            ParcelStatus.OUT_FOR_DELIVERY,
            ParcelStatus.DELIVERY_FAILED,
            ParcelStatus.OUT_FOR_DELIVERY,
            ParcelStatus.DELIVERED);

    private CarrierRoute() {}

    /** The station after those that were told, oldest first; what else was told is passed over. Empty at the end. */
    static Optional<ParcelStatus> next(String trackingNumber, List<String> told) {
        var route = trackingNumber.endsWith("7") ? TROUBLED : STRAIGHT;
        var reached = 0;
        for (var code : told) {
            if (reached < route.size() && route.get(reached).name().equals(code)) {
                reached++;
            }
        }
        return reached < route.size() ? Optional.of(route.get(reached)) : Optional.empty();
    }
}
