package io.daifa.change;

import io.daifa.change.OrderChange.Line;
import io.daifa.kernel.Money;
import io.daifa.order.GoodsValue;
import io.daifa.order.Order;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.ClaimedAlready;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which supplier orders a change concerns, how far each is, and which of its units are asked off: of those that are least far first. */
@Component("affectedByChange")
class Affected {

    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Tracks tracks;
    private final ClaimedAlready claimed;

    Affected(SupplierOrders supplierOrders, Parcels parcels, Tracks tracks, ClaimedAlready claimed) {
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.tracks = tracks;
        this.claimed = claimed;
    }

    /**
     * What a change concerns of a supplier order: the units that are so far, and which of them are asked off, none where another receiver is
     * asked. One that is shipped in part is two of them.
     */
    record Part(
            SupplierOrder supplierOrder, Reach reach, List<SupplierOrder.Line> units, List<SupplierOrder.Line> less) {

        private Part less(List<SupplierOrder.Line> asked) {
            return new Part(supplierOrder, reach, units, asked);
        }

        boolean isWhole() {
            return less.equals(supplierOrder.lines());
        }

        boolean isChangeable() {
            return reach == Reach.FREE || reach == Reach.IN_HAND;
        }
    }

    /** The units of an order that are not cancelled, by the lines' numbers. */
    Map<Integer, Integer> units(Order order) {
        var units = new HashMap<Integer, Integer>();
        supplierOrders.ofOrder(order.id()).stream()
                .filter(supplierOrder -> supplierOrder.state() != SupplierOrder.State.CANCELLED)
                .flatMap(supplierOrder -> supplierOrder.lines().stream())
                .forEach(line -> units.merge(line.line(), line.quantity(), Integer::sum));
        return units;
    }

    /** The supplier orders that the change concerns, the least far first. */
    List<Part> of(OrderChange change) {
        var live = live(change);
        if (!change.kind().isLess()) {
            return live;
        }
        if (change.lines().isEmpty()) {
            return live.stream().map(part -> part.less(part.units())).toList();
        }
        var needed = new HashMap<Integer, Integer>();
        change.lines().forEach(line -> needed.put(line.line(), line.quantity()));
        return live.stream()
                .map(part -> part.less(taken(part.units(), needed)))
                .filter(part -> !part.less().isEmpty())
                .toList();
    }

    /** The lines of which units would be taken off that after-sales sees to already. */
    List<Integer> claimed(List<Part> parts) {
        return parts.stream()
                .filter(Part::isChangeable)
                .flatMap(part -> claimed.lines(part.supplierOrder(), part.less()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What units of that order are worth. */
    static Money value(Order order, List<SupplierOrder.Line> lines) {
        var units = new HashMap<Integer, Integer>();
        lines.forEach(line -> units.merge(line.line(), line.quantity(), Integer::sum));
        return GoodsValue.of(order, units);
    }

    /** The units of these parts, as after-sales takes them. */
    static List<Line> units(List<Part> parts) {
        var units = new HashMap<Integer, Integer>();
        parts.forEach(part -> part.less().forEach(line -> units.merge(line.line(), line.quantity(), Integer::sum)));
        return units.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(unit -> new Line(unit.getKey(), unit.getValue()))
                .toList();
    }

    private List<Part> live(OrderChange change) {
        var ways = tracks.ofOrder(change.orderId());
        var live = new ArrayList<Part>();
        for (var supplierOrder : supplierOrders.ofOrder(change.orderId())) {
            var ownWays = ways.stream()
                    .filter(way -> way.supplierOrderId().equals(supplierOrder.id()))
                    .toList();
            live.addAll(parts(supplierOrder, ownWays));
        }
        live.removeIf(part -> part.reach() == Reach.CANCELLED);
        live.sort(Comparator.comparing(Part::reach)
                .thenComparing(part -> part.supplierOrder().number()));
        return List.copyOf(live);
    }

    private List<Part> parts(SupplierOrder supplierOrder, List<ParcelTrack> ways) {
        var reach = Reach.of(supplierOrder, ways);
        if (reach != Reach.IN_HAND || parcels.of(supplierOrder.id()).isEmpty()) {
            return List.of(new Part(supplierOrder, reach, supplierOrder.lines(), List.of()));
        }
        var left = parcels.left(supplierOrder.id());
        var parts = new ArrayList<Part>();
        parts.add(new Part(supplierOrder, Reach.SHIPPED, without(supplierOrder.lines(), left), List.of()));
        if (!left.isEmpty()) {
            parts.add(new Part(supplierOrder, Reach.IN_HAND, left, List.of()));
        }
        return parts;
    }

    private static List<SupplierOrder.Line> without(List<SupplierOrder.Line> all, List<SupplierOrder.Line> left) {
        var units = new HashMap<Integer, Integer>();
        left.forEach(line -> units.put(line.line(), line.quantity()));
        return all.stream()
                .map(line -> new SupplierOrder.Line(line.line(), line.quantity() - units.getOrDefault(line.line(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    private static List<SupplierOrder.Line> taken(List<SupplierOrder.Line> units, Map<Integer, Integer> needed) {
        var taken = new ArrayList<SupplierOrder.Line>();
        for (var line : units) {
            var some = Math.min(line.quantity(), needed.getOrDefault(line.line(), 0));
            if (some > 0) {
                needed.merge(line.line(), -some, Integer::sum);
                taken.add(new SupplierOrder.Line(line.line(), some));
            }
        }
        return List.copyOf(taken);
    }
}
