package io.daifa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.demo.ParcelsOnTheWay.OnTheWay;
import io.daifa.demo.ParcelsOnTheWay.Told;
import io.daifa.kernel.Ids;
import io.daifa.order.Addresses;
import io.daifa.order.Orders;
import io.daifa.tracking.ParcelStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.ResourceAccessException;

/** The demo's carrier moves what has stood long enough. */
class DemoCarrierTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration PACE = Duration.ofSeconds(40);

    private final ParcelsOnTheWay parcels = mock();
    private final Orders orders = mock();
    private final CarrierDoor door = mock();
    private final DemoCarrier carrier =
            new DemoCarrier(parcels, orders, mock(Addresses.class), door, Clock.fixed(NOW, ZoneOffset.UTC), PACE);

    @Test
    void aParcelWaitsItsPaceAtEachStation() {
        assertThat(carrier.isDue(parcel("SF1234567890", PACE.minusMillis(1), false, "PICKED_UP")))
                .isFalse();
        assertThat(carrier.isDue(parcel("SF1234567890", PACE, false, "PICKED_UP")))
                .isTrue();
    }

    @Test
    void aParcelJustFollowedWaitsItsPaceToo() {
        assertThat(carrier.isDue(parcel("SF1234567890", PACE, false))).isTrue();
        assertThat(carrier.isDue(parcel("SF1234567890", Duration.ZERO, false))).isFalse();
    }

    @Test
    void aFailedDeliveryIsTriedAgainLaterOrOnceStaffHaveSeenToIt() {
        assertThat(carrier.isDue(parcel("SF1234567897", PACE, false, "DELIVERY_FAILED")))
                .isFalse();
        assertThat(carrier.isDue(parcel("SF1234567897", PACE, true, "DELIVERY_FAILED")))
                .isTrue();
        assertThat(carrier.isDue(
                        parcel("SF1234567897", PACE.multipliedBy(DemoCarrier.TROUBLE_PACES), false, "DELIVERY_FAILED")))
                .isTrue();
    }

    @Test
    void theNextStationIsToldAtTheDoor() {
        var parcel = parcel("YT9876543210", Duration.ZERO, false, "PICKED_UP");
        when(parcels.find(parcel.parcelId())).thenReturn(Optional.of(parcel));
        when(orders.find(any())).thenReturn(Optional.empty());

        assertThat(carrier.moveOn(parcel.parcelId())).isTrue();

        verify(door).tell(eq("YT9876543210"), eq(NOW), eq(ParcelStatus.IN_TRANSIT), any(), any());
    }

    @Test
    void aSettledParcelStaysWhereItIs() {
        when(parcels.find(any())).thenReturn(Optional.empty());

        assertThat(carrier.moveOn(Ids.next())).isFalse();

        verify(door, never()).tell(any(), any(), any(), any(), any());
    }

    @Test
    void aStationThatIsNotHeardStopsNoOtherParcel() {
        var first = parcel("SF1234567890", PACE, false);
        var second = parcel("ZT2468135790", PACE, false);
        when(parcels.all()).thenReturn(List.of(first, second));
        when(parcels.find(first.parcelId())).thenReturn(Optional.of(first));
        when(parcels.find(second.parcelId())).thenReturn(Optional.of(second));
        when(orders.find(any())).thenReturn(Optional.empty());
        doThrow(new ResourceAccessException("closed")).when(door).tell(eq("SF1234567890"), any(), any(), any(), any());

        carrier.round();

        verify(door).tell(eq("ZT2468135790"), any(), eq(ParcelStatus.PICKED_UP), any(), any());
    }

    private static OnTheWay parcel(String number, Duration ago, boolean seenTo, String... told) {
        return new OnTheWay(
                Ids.next(),
                Ids.next(),
                number,
                NOW.minus(ago),
                seenTo,
                Arrays.stream(told).map(code -> new Told(code, NOW.minus(ago))).toList());
    }
}
