package io.daifa.desk;

import io.daifa.aftersales.Cases;
import io.daifa.change.ChangeId;
import io.daifa.change.ChangeQuestion;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Waiting;
import io.daifa.mail.Mails;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.order.Stops;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.tracking.Tracks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a page about an order shows, and writes down who saw its receiver. */
@Component
class OrderFacts {

    private final Orders orders;
    private final Stops stops;
    private final Addresses addresses;
    private final Shops shops;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Cases cases;
    private final OrderChanges changes;
    private final Refunds refunds;
    private final Mails mails;
    private final Waiting waiting;
    private final Journal journal;

    OrderFacts(
            Orders orders,
            Stops stops,
            Addresses addresses,
            Shops shops,
            SupplierOrders supplierOrders,
            Suppliers suppliers,
            Parcels parcels,
            Tracks tracks,
            Cases cases,
            OrderChanges changes,
            Refunds refunds,
            Mails mails,
            Waiting waiting,
            Journal journal) {
        this.orders = orders;
        this.stops = stops;
        this.addresses = addresses;
        this.shops = shops;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.parcels = parcels;
        this.tracks = tracks;
        this.cases = cases;
        this.changes = changes;
        this.refunds = refunds;
        this.mails = mails;
        this.waiting = waiting;
        this.journal = journal;
    }

    /** All that staff see of the order: its receiver masked, unless the whole is asked for. */
    @Transactional(readOnly = true)
    public Optional<OrderView.Facts> of(OrderId id, boolean wholeReceiver) {
        return orders.find(id).map(order -> facts(order, wholeReceiver));
    }

    /** Writes down that this person saw the receiver: before it is shown. */
    @Transactional
    public void receiverShown(OrderId id, Actor by) {
        journal.write(Journal.Entry.of(id.value(), null, by, "receiver-shown", Map.of()));
    }

    /** Writes down that this person saw the receivers of all these: before they are shown. */
    @Transactional
    public void receiversShown(List<OrderId> ids, Actor by) {
        journal.write(ids.stream()
                .map(id -> Journal.Entry.of(id.value(), null, by, "receiver-shown", Map.of()))
                .toList());
    }

    private OrderView.Facts facts(Order order, boolean wholeReceiver) {
        var parts = supplierOrders.ofOrder(order.id());
        var ownParcels = parcels.ofOrder(order.id());
        var ownCases = cases.ofOrder(order.id());
        var ownChanges = changes.ofOrder(order.id());
        var keys = Stream.of(
                        parts.stream().map(part -> part.id().value()),
                        ownCases.stream().map(one -> one.id().value()),
                        ownChanges.stream().map(change -> change.id().value()),
                        refunds.ofOrder(order.id()).stream().map(Refund::id))
                .flatMap(Function.identity())
                .toList();
        return new OrderView.Facts(
                order,
                wholeReceiver ? addresses.clear(order) : addresses.masked(order),
                wholeReceiver,
                shops.find(order.shopId()).map(Shop::name).orElse(null),
                stops.of(order.id()),
                parts,
                suppliersOf(parts),
                ownParcels,
                parcels.contents(order.id()),
                tracks.ofOrder(order.id()),
                stationsOf(ownParcels),
                ownChanges,
                questionsOf(ownChanges),
                mails.of(order.id().value()),
                waiting.of(keys),
                journal.of(order.id().value()));
    }

    private Map<ChangeId, List<ChangeQuestion>> questionsOf(List<OrderChange> own) {
        return own.stream().collect(Collectors.toMap(OrderChange::id, change -> changes.questions(change.id())));
    }

    private Map<UUID, Supplier> suppliersOf(List<SupplierOrder> parts) {
        var found = new HashMap<UUID, Supplier>();
        parts.stream()
                .map(SupplierOrder::supplierId)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> suppliers.find(id).ifPresent(supplier -> found.put(id, supplier)));
        return found;
    }

    private Map<String, List<io.daifa.tracking.Station>> stationsOf(List<Parcel> own) {
        return own.stream()
                .filter(parcel -> parcel.state() == Parcel.State.REGISTERED)
                .map(Parcel::trackingNumber)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), tracks::stations));
    }
}
