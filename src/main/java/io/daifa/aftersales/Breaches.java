package io.daifa.aftersales;

import io.daifa.order.Order;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the ways in which an order is late, from its deadline and the carriers' scans. */
final class Breaches {

    private static final double HOUR = Duration.ofHours(1).toMillis();

    private final Order order;
    private final Instant now;
    private final List<Breach> found = new ArrayList<>();

    private Breaches(Order order, Instant now) {
        this.order = order;
        this.now = now;
    }

    /** All of them; of an order that is in time there is none but the usual time between two scans. */
    static List<Breach> of(
            Order order,
            List<Parcel> live,
            Map<ParcelId, List<Station>> stations,
            Map<ParcelId, ParcelTrack> ways,
            Instant now) {
        var breaches = new Breaches(order, now);
        if (live.isEmpty()) {
            breaches.add(Breach.Kind.OUT_OF_STOCK, order.shipBy(), now);
        }
        for (var parcel : live) {
            breaches.look(parcel, stations.getOrDefault(parcel.id(), List.of()), ways.get(parcel.id()));
        }
        return List.copyOf(breaches.found);
    }

    private void look(Parcel parcel, List<Station> stations, @Nullable ParcelTrack way) {
        var pickedUp =
                stations.stream().filter(Breaches::isScan).map(Station::at).min(Instant::compareTo);
        if (pickedUp.isEmpty()) {
            add(Breach.Kind.LATE, order.shipBy(), now);
            add(Breach.Kind.NO_PICK_UP, parcel.reportedAt(), now);
            return;
        }
        add(Breach.Kind.LATE, order.shipBy(), pickedUp.get());
        var scans = stations.stream()
                .filter(Breaches::isTrace)
                .map(Station::at)
                .filter(at -> !at.isBefore(pickedUp.get()))
                .sorted()
                .toList();
        for (var i = 1; i < scans.size(); i++) {
            add(silence(i), scans.get(i - 1), scans.get(i));
        }
        if (way == null || way.settledAs() == null) {
            add(silence(scans.size()), scans.get(scans.size() - 1), now);
        }
    }

    private static Breach.Kind silence(int scansBefore) {
        return scansBefore == 1 ? Breach.Kind.TRACE_LATE : Breach.Kind.STALLED;
    }

    private void add(Breach.Kind kind, Instant due, Instant happened) {
        if (happened.isAfter(due)) {
            found.add(new Breach(kind, Duration.between(due, happened).toMillis() / HOUR));
        }
    }

    /** Announced is not scanned: {@code INFO_RECEIVED} is the sender's word. */
    private static boolean isScan(Station station) {
        return station.status() != null
                && ParcelStatus.valueOf(station.status()).progress() > ParcelStatus.INFO_RECEIVED.progress();
    }

    /** Bad news is a trace, too; that the provider has heard nothing is none. */
    private static boolean isTrace(Station station) {
        return isScan(station)
                || (station.status() != null
                        && ParcelStatus.valueOf(station.status()).keeps()
                        && ParcelStatus.valueOf(station.status()) != ParcelStatus.STALE);
    }
}
