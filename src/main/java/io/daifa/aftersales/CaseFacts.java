package io.daifa.aftersales;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.order.Products;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the decision table {@code after-sales-resolution} is asked about. */
@Component
class CaseFacts {

    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final double DAY = Duration.ofDays(1).toMillis();

    private final Products products;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Shops shops;
    private final Compensations compensations;
    private final AfterSalesSettings settings;
    private final Clock clock;

    CaseFacts(
            Products products,
            Parcels parcels,
            Tracks tracks,
            Shops shops,
            Compensations compensations,
            AfterSalesSettings settings,
            Clock clock) {
        this.products = products;
        this.parcels = parcels;
        this.tracks = tracks;
        this.shops = shops;
        this.compensations = compensations;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is known of a case: the table's inputs, and what lateness is compensated with. */
    record Known(Map<String, Object> facts, Money compensation) {}

    /** What is known of that case, one of the order's. */
    Known of(AfterSalesCase asked, Order order, List<AfterSalesCase> all) {
        var live = parcels.of(asked.supplierOrderId());
        var ways = tracks.ofOrder(order.id()).stream()
                .filter(track -> track.supplierOrderId().equals(asked.supplierOrderId()))
                .collect(toMap(ParcelTrack::parcelId, Function.identity()));
        var stations = live.stream().collect(toMap(Parcel::id, parcel -> tracks.stations(parcel.trackingNumber())));
        var compensation =
                compensations.of(order, platform(order), Breaches.of(order, live, stations, ways, clock.instant()));

        var facts = new HashMap<String, @Nullable Object>();
        facts.put("problem", asked.problem().name());
        facts.put("hoursSinceDelivery", hoursSinceDelivery(asked, ways.values()));
        facts.put("photo", asked.photo());
        facts.put(
                "carrierFault",
                stations.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(station -> ParcelStatus.EXCEPTION.name().equals(station.status())));
        facts.put("excludedCategory", excluded(asked, order));
        facts.put("valueBelowReturnFreight", settings.isBelowReturnFreight(ClaimedValue.of(order, asked.lines())));
        facts.put("staleDays", staleDays(live, ways));
        facts.put("lateByPlatform", compensation.isPositive());
        facts.put("repeatedClaim", repeated(asked, all));
        return new Known(facts, compensation);
    }

    /** Whether no article has that SKU. */
    boolean isUnknown(String sku) {
        return products.known(List.of(sku)).isEmpty();
    }

    /** Counted until the customer complained, not until we look: our delay is not the customer's. */
    private static @Nullable Double hoursSinceDelivery(AfterSalesCase asked, Collection<ParcelTrack> ways) {
        return ways.stream()
                .map(ParcelTrack::deliveredAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(delivered -> Math.max(
                        0, Duration.between(delivered, asked.openedAt()).toMillis() / HOUR))
                .orElse(null);
    }

    private boolean excluded(AfterSalesCase asked, Order order) {
        var skus = asked.lines().stream()
                .map(line -> order.line(line.line()).sku())
                .collect(toSet());
        return products.known(skus).values().stream().anyMatch(product -> product.excludedFromReturns());
    }

    /** How long the parcel of which nothing is heard for the longest is silent; nothing is expected of a settled one. */
    private double staleDays(List<Parcel> live, Map<ParcelId, ParcelTrack> ways) {
        var now = clock.instant();
        return live.stream()
                .map(parcel -> lastHeard(parcel, ways.get(parcel.id())))
                .flatMap(Optional::stream)
                .mapToDouble(heard -> Math.max(0, Duration.between(heard, now).toMillis() / DAY))
                .max()
                .orElse(0);
    }

    private static Optional<Instant> lastHeard(Parcel parcel, @Nullable ParcelTrack way) {
        if (way == null) {
            return Optional.of(parcel.reportedAt());
        }
        if (way.settledAs() != null) {
            return Optional.empty();
        }
        return Optional.of(way.lastEventAt() == null ? parcel.reportedAt() : way.lastEventAt());
    }

    private @Nullable String platform(Order order) {
        return shops.find(order.shopId())
                .map(Shop::platform)
                .map(platform -> platform.toUpperCase(Locale.ROOT))
                .orElse(null);
    }

    private static boolean repeated(AfterSalesCase asked, List<AfterSalesCase> all) {
        var lines = asked.lines().stream().map(AfterSalesCase.Line::line).collect(toSet());
        return all.stream()
                .filter(other -> !other.id().equals(asked.id()))
                .filter(other -> !other.openedAt().isAfter(asked.openedAt()))
                .flatMap(other -> other.lines().stream())
                .anyMatch(line -> lines.contains(line.line()));
    }
}
