package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Claim;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.aftersales.Claims;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierChases;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The open tasks of one page with all that the desks want to see of them, in words. */
@Component
class TaskRows {

    private final Orders orders;
    private final Addresses addresses;
    private final Refunds refunds;
    private final Shops shops;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final SupplierChases chases;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Cases cases;
    private final Claims claims;
    private final ClaimHistory history;

    TaskRows(
            Orders orders,
            Addresses addresses,
            Refunds refunds,
            Shops shops,
            SupplierOrders supplierOrders,
            Suppliers suppliers,
            SupplierChases chases,
            Parcels parcels,
            Tracks tracks,
            Cases cases,
            Claims claims,
            ClaimHistory history) {
        this.orders = orders;
        this.addresses = addresses;
        this.refunds = refunds;
        this.shops = shops;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.chases = chases;
        this.parcels = parcels;
        this.tracks = tracks;
        this.cases = cases;
        this.claims = claims;
        this.history = history;
    }

    /** A task as a row; what its kind does not have is empty. */
    record Row(
            String id,
            UUID orderId,
            String kind,
            @Nullable String holder,
            boolean others,
            String left,
            String pressure,
            boolean urgent,
            List<String> problems,
            @Nullable String memo,
            String shop,
            String orderNumber,
            @Nullable String nick,
            List<String> items,
            String paid,
            @Nullable String held,
            @Nullable UUID supplierId,
            String supplier,
            int inHand,
            String number,
            String promised,
            String chased,
            String parcel,
            String stalled,
            String destination,
            String amount,
            String timeOut,
            String liable,
            String nth) {}

    private record Known(
            Map<OrderId, Order> orders,
            Map<SupplierOrderId, SupplierOrder> supplierOrders,
            Map<UUID, Shop> shops,
            Map<UUID, Supplier> suppliers,
            Map<UUID, Integer> inHand,
            Map<SupplierOrderId, SupplierChases.Chased> chased) {}

    /** These tasks, as this person sees them. */
    List<Row> of(List<OpenTask> tasks, String user, Wording wording) {
        var known = known(tasks);
        return tasks.stream().map(task -> row(task, user, known, wording)).toList();
    }

    private Known known(List<OpenTask> tasks) {
        var ids = tasks.stream()
                .map(OpenTask::orderId)
                .distinct()
                .map(OrderId::of)
                .toList();
        if (ids.isEmpty()) {
            return new Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        }
        var parts =
                supplierOrders.ofOrders(ids).stream().collect(Collectors.toMap(SupplierOrder::id, Function.identity()));
        return new Known(
                orders.all(ids).stream().collect(Collectors.toMap(Order::id, Function.identity())),
                parts,
                shops.all().stream().collect(Collectors.toMap(Shop::id, Function.identity())),
                suppliers.all().stream().collect(Collectors.toMap(Supplier::id, Function.identity())),
                supplierOrders.inHand(parts.values().stream()
                        .map(SupplierOrder::supplierId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                chases.of(parts.keySet()));
    }

    private Row row(OpenTask task, String user, Known known, Wording wording) {
        var order = Objects.requireNonNull(known.orders().get(OrderId.of(task.orderId())));
        var part = task.supplierOrderId() == null
                ? null
                : known.supplierOrders().get(SupplierOrderId.of(task.supplierOrderId()));
        var supplier = part == null || part.supplierId() == null
                ? null
                : known.suppliers().get(part.supplierId());
        var chased = part == null ? null : known.chased().get(part.id());
        var afterSales = afterSales(task, order, wording);
        var parcel = parcel(task, part, wording);
        var due = task.due();
        return new Row(
                task.id(),
                task.orderId(),
                wording.word("task", task.element()),
                task.assignee(),
                task.isOthers(user),
                due == null ? "" : wording.left(due),
                due == null ? "calm" : wording.pressure(due),
                task.priority() >= 80,
                task.problems().stream()
                        .map(problem -> wording.otherwise(problem, problem))
                        .toList(),
                order.sellerMemo(),
                Objects.requireNonNull(known.shops().get(order.shopId())).name(),
                order.shopOrderNumber(),
                order.buyerNick(),
                items(order, part, task),
                wording.money(order.paid()),
                order.hold() == null ? null : OrderView.held(order.hold(), wording),
                supplier == null ? null : supplier.id(),
                supplier == null ? "" : supplier.name(),
                supplier == null ? 0 : known.inHand().getOrDefault(supplier.id(), 0),
                task.number() == null ? "" : task.number(),
                part == null ? "" : wording.at(part.promisedShipAt() == null ? part.shipDue() : part.promisedShipAt()),
                chased == null ? "" : wording.text("desk.tasks.chased", chased.times(), wording.at(chased.last())),
                parcel.number(),
                parcel.stalled(),
                addresses.destination(order),
                afterSales.amount(),
                wording.otherwise("desk.tasks.timeOut." + task.element(), ""),
                afterSales.liable(),
                afterSales.nth());
    }

    /** Of a supplier order its own lines; of what concerns the order all. */
    private static List<String> items(Order order, @Nullable SupplierOrder part, OpenTask task) {
        if (part == null || task.group().equals("order-desk") || part.lines().isEmpty()) {
            return order.lines().stream()
                    .map(line -> line.name() + " × " + line.quantity())
                    .toList();
        }
        return part.lines().stream()
                .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                .toList();
    }

    private record ParcelCell(String number, String stalled) {}

    private ParcelCell parcel(OpenTask task, @Nullable SupplierOrder part, Wording wording) {
        if (part == null || task.group().equals("order-desk") || task.group().equals("purchasing")) {
            return new ParcelCell("", "");
        }
        var live = parcels.of(part.id()).stream()
                .filter(one -> task.parcelId() == null || one.id().value().equals(task.parcelId()))
                .findFirst();
        var since = tracks.ofOrder(part.orderId()).stream()
                .filter(track -> track.parcelId().value().equals(task.parcelId()))
                .map(ParcelTrack::troubleSince)
                .filter(Objects::nonNull)
                .findFirst();
        return new ParcelCell(
                live.map(one -> named(one, wording)).orElse(""),
                since.map(moment -> wording.length(
                                Duration.between(moment, wording.now()).abs()))
                        .orElse(""));
    }

    private static String named(Parcel parcel, Wording wording) {
        var carrier = parcel.carrier() == null ? parcel.declaredCarrier() : parcel.carrier();
        return (wording.carrier(carrier) + " " + parcel.trackingNumber()).strip();
    }

    private record AfterSalesCells(String amount, String liable, String nth) {

        private static final AfterSalesCells NONE = new AfterSalesCells("", "", "");
    }

    private AfterSalesCells afterSales(OpenTask task, Order order, Wording wording) {
        if (!task.group().equals("aftersales")) {
            return AfterSalesCells.NONE;
        }
        var refund = refunds.find(task.businessKey());
        var asked = cases.find(CaseId.of(refund.map(Refund::about).orElse(task.businessKey())));
        var amount =
                refund.map(Refund::amount).or(() -> asked.map(TaskRows::amount)).orElse(null);
        return new AfterSalesCells(
                wording.money(amount),
                asked.map(one -> liable(one, order.id())).orElse(""),
                asked.map(one -> history.nthOfCustomer(one.id()))
                        .map(nth -> Integer.toString(nth))
                        .orElse(""));
    }

    private static @Nullable Money amount(AfterSalesCase asked) {
        return asked.asked() == null && asked.proposal() != null
                ? asked.proposal().refund()
                : asked.asked();
    }

    private String liable(AfterSalesCase asked, OrderId orderId) {
        return claims.ofOrder(orderId).stream()
                .filter(claim -> claim.caseId().equals(asked.id()))
                .map(Claim::supplierId)
                .map(id -> suppliers.find(id).map(Supplier::name).orElse(""))
                .findFirst()
                .orElse("");
    }
}
