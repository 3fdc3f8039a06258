package io.daifa.demo;

import io.daifa.aftersales.Cases;
import io.daifa.kernel.Texts;
import io.daifa.kernel.Waiting;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the demo shop's orders stand now: which of the five steps are done, what each waits for, where its parcels are. */
@Component
@Profile("demo")
class Progress {

    private static final int STEPS = 5;
    private static final int MOST = 50;

    private final Shops shops;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Tracks tracks;
    private final Cases cases;
    private final Waiting waiting;
    private final ParcelsOnTheWay parcels;
    private final Texts texts;

    Progress(
            Shops shops,
            Orders orders,
            SupplierOrders supplierOrders,
            Tracks tracks,
            Cases cases,
            Waiting waiting,
            ParcelsOnTheWay parcels,
            Texts texts) {
        this.shops = shops;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.tracks = tracks;
        this.cases = cases;
        this.waiting = waiting;
        this.parcels = parcels;
        this.texts = texts;
    }

    /** An order as the page shows it. */
    record OrderNow(
            UUID id,
            String number,
            String items,
            String stage,
            List<Step> steps,
            List<WaitNow> waits,
            List<ParcelNow> parcels) {}

    /** A step: {@code done}, {@code now} or {@code later}; since when is not told here. */
    record Step(int number, String state, String since) {}

    /** What the order waits for; a task and its group where a person is awaited. */
    record WaitNow(
            String name, @Nullable String taskId, @Nullable String group) {}

    /** A parcel with its next station, none at the end. */
    record ParcelNow(
            UUID id,
            String number,
            String status,
            int progress,
            @Nullable String next) {}

    /** The demo shop's orders, oldest first. */
    @Transactional(readOnly = true)
    public List<OrderNow> now(Locale language) {
        var underWay = parcels.all().stream()
                .collect(Collectors.toMap(ParcelsOnTheWay.OnTheWay::parcelId, Function.identity()));
        return shops
                .byCode(DemoShop.CODE)
                .map(shop -> orders.page(shop.id(), null, null, MOST))
                .orElse(List.of())
                .stream()
                .map(order -> now(order, underWay, language))
                .toList();
    }

    private OrderNow now(Order order, Map<UUID, ParcelsOnTheWay.OnTheWay> underWay, Locale language) {
        var parts = supplierOrders.ofOrder(order.id());
        var keys = Stream.concat(
                        parts.stream().map(part -> part.id().value()),
                        cases.ofOrder(order.id()).stream().map(one -> one.id().value()))
                .toList();
        return new OrderNow(
                order.id().value(),
                order.shopOrderNumber(),
                order.lines().stream()
                        .map(line -> line.name() + " × " + line.quantity())
                        .collect(Collectors.joining(", ")),
                texts.of(language, order.stage()),
                steps(order.stage(), parts),
                waiting.of(keys).stream()
                        .map(wait -> new WaitNow(wait.name(), wait.taskId(), wait.group()))
                        .toList(),
                tracks.ofOrder(order.id()).stream()
                        .map(track ->
                                parcel(track, underWay.get(track.parcelId().value()), language))
                        .toList());
    }

    private ParcelNow parcel(ParcelTrack track, ParcelsOnTheWay.@Nullable OnTheWay underWay, Locale language) {
        var next = underWay == null
                ? null
                : CarrierRoute.next(underWay.trackingNumber(), underWay.codes()).orElse(null);
        return new ParcelNow(
                track.parcelId().value(),
                track.trackingNumber(),
                texts.of(language, ParcelStatus.valueOf(track.status())),
                track.progress(),
                next == null ? null : texts.of(language, next));
    }

    static List<Step> steps(Stage stage, List<SupplierOrder> parts) {
        var current = current(stage, parts);
        var ended = stage == Stage.REJECTED || stage == Stage.CANCELLED;
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(number ->
                        new Step(number, number < current ? "done" : number == current && !ended ? "now" : "later", ""))
                .toList();
    }

    private static int current(Stage stage, List<SupplierOrder> parts) {
        return switch (stage) {
            case RECEIVED, REJECTED, CANCELLED -> 1;
            case CONFIRMED -> 2;
            case IN_PROGRESS -> parts.stream().allMatch(part -> part.answeredAt() != null) ? 3 : 2;
            case PARTIALLY_SHIPPED -> 3;
            case SHIPPED, PARTIALLY_DELIVERED -> 4;
            case DELIVERED -> 5;
            case COMPLETED -> STEPS + 1;
        };
    }
}
