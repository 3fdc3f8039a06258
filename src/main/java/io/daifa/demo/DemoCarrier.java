package io.daifa.demo;

import io.daifa.demo.ParcelsOnTheWay.OnTheWay;
import io.daifa.order.Addresses;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.tracking.ParcelStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * The carrier of the demo: it moves each followed parcel from station to station within minutes, {@code daifa.demo.carrier.pace} apart, and
 * tells it at the door that every carrier uses. After a failed attempt it waits longer, or until staff have seen to it.
 */
@Component
@Profile("demo")
class DemoCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCarrier.class);

    /** So many paces long staff may look at the trouble before the carrier tries again by itself. */
    static final int TROUBLE_PACES = 8;

    private static final String DEPOT = "浙江省 金华市 义乌市";

    private final ParcelsOnTheWay parcels;
    private final Orders orders;
    private final Addresses addresses;
    private final CarrierDoor door;
    private final Clock clock;
    private final Duration pace;

    DemoCarrier(
            ParcelsOnTheWay parcels,
            Orders orders,
            Addresses addresses,
            CarrierDoor door,
            Clock clock,
            @Value("${daifa.demo.carrier.pace:PT40S}") Duration pace) {
        this.parcels = parcels;
        this.orders = orders;
        this.addresses = addresses;
        this.door = door;
        this.clock = clock;
        this.pace = pace;
    }

    /** Moves on what has stood long enough. */
    @Scheduled(
            initialDelayString = "${daifa.demo.carrier.every:PT15S}",
            fixedDelayString = "${daifa.demo.carrier.every:PT15S}")
    void round() {
        for (var parcel : parcels.all()) {
            if (isDue(parcel)) {
                try {
                    moveOn(parcel.parcelId());
                } catch (RestClientException e) {
                    LOG.warn("The demo's carrier was not heard about {}: {}", parcel.trackingNumber(), e.getMessage());
                }
            }
        }
    }

    /** Moves the parcel to its next station now; false where it has none. One at a time, so that no station is told twice. */
    synchronized boolean moveOn(UUID parcelId) {
        var parcel = parcels.find(parcelId);
        if (parcel.isEmpty()) {
            return false;
        }
        var next = CarrierRoute.next(parcel.get().trackingNumber(), parcel.get().codes());
        if (next.isEmpty()) {
            return false;
        }
        var city = city(parcel.get().orderId());
        door.tell(
                parcel.get().trackingNumber(),
                clock.instant(),
                next.get(),
                place(next.get(), city),
                words(next.get(), city));
        return true;
    }

    boolean isDue(OnTheWay parcel) {
        var isInTrouble = ParcelStatus.DELIVERY_FAILED.name().equals(parcel.last()) && !parcel.seenTo();
        var wait = isInTrouble ? pace.multipliedBy(TROUBLE_PACES) : pace;
        return !clock.instant().isBefore(parcel.since().plus(wait));
    }

    private String city(UUID orderId) {
        return orders.find(OrderId.of(orderId))
                .map(addresses::destination)
                .filter(city -> !city.isEmpty())
                .orElse("收件城市");
    }

    private static String place(ParcelStatus status, String city) {
        return switch (status) {
            case PICKED_UP -> DEPOT;
            case IN_TRANSIT -> "浙江省 杭州市";
            default -> city;
        };
    }

    private static String words(ParcelStatus status, String city) {
        return switch (status) {
            case PICKED_UP -> "【义乌市】快件已揽收";
            case IN_TRANSIT -> "【杭州转运中心】已发出，正发往【" + city + "】";
            case ARRIVED_DEST_CITY -> "快件已到达【" + city + "】";
            case OUT_FOR_DELIVERY -> "【" + city + "】派送员正在派件";
            case DELIVERY_FAILED -> "【" + city + "】派送失败：电话无人接听";
            case DELIVERED -> "【" + city + "】已签收，感谢使用";
            default -> "";
        };
    }
}
