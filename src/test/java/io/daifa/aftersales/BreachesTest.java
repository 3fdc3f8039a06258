package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.aftersales.Breach.Kind;
import io.daifa.order.Order;
import io.daifa.shipment.Parcel;
import io.daifa.support.OrderRows;
import io.daifa.support.TestDatabase;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreachesTest {

    private final OrderRows rows = new OrderRows(TestDatabase.fresh().jdbc());
    private final Order order = rows.order();
    private final Instant due = order.shipBy();

    @Test
    void anOrderThatIsNotShippedInTimeIsOutOfStock() {
        assertThat(found(hours(-1))).isEmpty();
        assertThat(found(hours(73))).containsExactly(new Breach(Kind.OUT_OF_STOCK, 73));
    }

    @Test
    void aParcelThatNobodyScannedIsLateAndNotPickedUp() {
        var parcel = rows.parcel("SF1");

        assertThat(found(hours(2), parcel))
                .containsExactly(
                        new Breach(Kind.LATE, 2),
                        new Breach(
                                Kind.NO_PICK_UP,
                                Duration.between(parcel.reportedAt(), hours(2)).toHours()));
    }

    @Test
    void theFirstScanCountsAndNotTheSendersWord() {
        var parcel = rows.parcel("SF2");

        assertThat(found(
                        hours(4),
                        parcel,
                        new Station(hours(-30), "INFO_RECEIVED", null, null),
                        new Station(hours(3), "PICKED_UP", null, null)))
                .containsExactly(new Breach(Kind.LATE, 3), new Breach(Kind.TRACE_LATE, 1));
    }

    @Test
    void theTimeBetweenTwoTracesIsASilenceAndBadNewsIsATrace() {
        var parcel = rows.parcel("SF3");

        assertThat(found(
                        hours(0),
                        parcel,
                        new Station(hours(-100), "PICKED_UP", null, null),
                        new Station(hours(-70), "IN_TRANSIT", null, null),
                        new Station(hours(-40), "STALE", null, null),
                        new Station(hours(-10), "EXCEPTION", null, null)))
                .containsExactly(
                        new Breach(Kind.TRACE_LATE, 30), new Breach(Kind.STALLED, 60), new Breach(Kind.STALLED, 10));
    }

    @Test
    void ofASettledParcelNothingMoreIsExpected() {
        var parcel = rows.parcel("SF4");
        var way = new ParcelTrack(
                parcel.id(),
                parcel.orderId(),
                parcel.supplierOrderId(),
                parcel.trackingNumber(),
                "DELIVERED",
                100,
                hours(-2),
                hours(-2),
                hours(-2),
                "DELIVERED",
                null,
                null,
                null);
        var stations = List.of(
                new Station(hours(-5), "PICKED_UP", null, null), new Station(hours(-2), "DELIVERED", null, null));

        assertThat(Breaches.of(
                        order, List.of(parcel), Map.of(parcel.id(), stations), Map.of(parcel.id(), way), hours(500)))
                .containsExactly(new Breach(Kind.TRACE_LATE, 3));
    }

    private Instant hours(int afterTheDeadline) {
        return due.plus(Duration.ofHours(afterTheDeadline));
    }

    private List<Breach> found(Instant now) {
        return Breaches.of(order, List.of(), Map.of(), Map.of(), now);
    }

    private List<Breach> found(Instant now, Parcel parcel, Station... stations) {
        return Breaches.of(order, List.of(parcel), Map.of(parcel.id(), List.of(stations)), Map.of(), now);
    }
}
