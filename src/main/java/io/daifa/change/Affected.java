package io.daifa.change;

import io.daifa.change.OrderChange.Line;
import io.daifa.kernel.Money;
import io.daifa.order.GoodsValue;
import io.daifa.order.Order;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.Tracks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which supplier orders a change concerns, how far each is, and which of its units are asked off: of those that are least far first. */
@Component
class Affected {

    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Tracks tracks;

    Affected(SupplierOrders supplierOrders, Parcels parcels, Tracks tracks) {
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.tracks = tracks;
    }

    /** A supplier order that a change concerns; the units that are asked off it, none where another receiver is asked. */
    record Part(SupplierOrder supplierOrder, Reach reach, List<SupplierOrder.Line> less) {

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
            return live.stream()
                    .map(part -> new Part(
                            part.supplierOrder(),
                            part.reach(),
                            part.supplierOrder().lines()))
                    .toList();
        }
        var needed = new HashMap<Integer, Integer>();
        change.lines().forEach(line -> needed.put(line.line(), line.quantity()));
        return live.stream()
                .map(part -> new Part(part.supplierOrder(), part.reach(), taken(part.supplierOrder(), needed)))
                .filter(part -> !part.less().isEmpty())
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
            var reach = Reach.of(
                    supplierOrder,
                    parcels.of(supplierOrder.id()),
                    ways.stream()
                            .filter(way -> way.supplierOrderId().equals(supplierOrder.id()))
                            .toList());
            if (reach != Reach.CANCELLED) {
                live.add(new Part(supplierOrder, reach, List.of()));
            }
        }
        live.sort(Comparator.comparing(Part::reach)
                .thenComparing(part -> part.supplierOrder().number()));
        return List.copyOf(live);
    }

    private static List<SupplierOrder.Line> taken(SupplierOrder supplierOrder, Map<Integer, Integer> needed) {
        var taken = new ArrayList<SupplierOrder.Line>();
        for (var line : supplierOrder.lines()) {
            var units = Math.min(line.quantity(), needed.getOrDefault(line.line(), 0));
            if (units > 0) {
                needed.merge(line.line(), -units, Integer::sum);
                taken.add(new SupplierOrder.Line(line.line(), units));
            }
        }
        return List.copyOf(taken);
    }
}
