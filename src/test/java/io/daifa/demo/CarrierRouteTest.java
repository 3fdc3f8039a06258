package io.daifa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.tracking.ParcelStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of a parcel follows from what was told of it. */
class CarrierRouteTest {

    @Test
    void aParcelGoesFromPickUpToDelivery() {
        assertThat(wholeWay("SF1234567890"))
                .containsExactly(
                        ParcelStatus.PICKED_UP,
                        ParcelStatus.IN_TRANSIT,
                        ParcelStatus.ARRIVED_DEST_CITY,
                        ParcelStatus.OUT_FOR_DELIVERY,
                        ParcelStatus.DELIVERED);
    }

    @Test
    void aNumberThatEndsInSevenFailsOnceAndIsDeliveredAtTheSecondAttempt() {
        assertThat(wholeWay("SF1234567897"))
                .containsSubsequence(
                        ParcelStatus.OUT_FOR_DELIVERY,
                        ParcelStatus.DELIVERY_FAILED,
                        ParcelStatus.OUT_FOR_DELIVERY,
                        ParcelStatus.DELIVERED)
                .hasSize(7);
    }

    @Test
    void whatOthersToldIsPassedOver() {
        assertThat(CarrierRoute.next("YT9876543210", List.of("已发货", "PICKED_UP", "CUSTOMS", "IN_TRANSIT")))
                .contains(ParcelStatus.ARRIVED_DEST_CITY);
    }

    private static List<ParcelStatus> wholeWay(String number) {
        var way = new ArrayList<ParcelStatus>();
        for (var next = CarrierRoute.next(number, List.of());
                next.isPresent();
                next = CarrierRoute.next(number, way.stream().map(Enum::name).toList())) {
            way.add(next.get());
        }
        return way;
    }
}
