package io.daifa.supplier;

import static java.util.stream.Collectors.joining;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import io.daifa.supplier.PurchaseOrder.Item;
import io.daifa.supplier.PurchaseOrder.Recipient;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a supplier does with its link: it sees its purchase order and answers. A link that was revoked in the meantime answers nothing,
 * because the order may be another supplier's by now. All refuse as {@link SupplierLinks#open} does.
 */
@Service
public class PurchaseOrders {

    private static final Set<State> ADDRESS_SHOWN = Set.of(State.ACCEPTED, State.SHIPPED);
    private static final Set<State> SHIPPABLE = Set.of(State.SUBMITTED, State.ACCEPTED);

    private final SupplierLinks links;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Shops shops;

    PurchaseOrders(
            SupplierLinks links, SupplierOrders supplierOrders, Suppliers suppliers, Orders orders, Shops shops) {
        this.links = links;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.orders = orders;
        this.shops = shops;
    }

    /** The purchase order that the token opens, as its supplier may see it. */
    @Transactional(readOnly = true)
    public PurchaseOrder open(String token) throws Refusal {
        var supplierOrder = links.open(token);
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        return new PurchaseOrder(
                supplierOrder,
                supplier(supplierOrder),
                shops.find(order.shopId()).orElseThrow().name(),
                order.shopOrderNumber(),
                Item.of(supplierOrder, order),
                recipient(order, ADDRESS_SHOWN.contains(supplierOrder.state())),
                supplierOrder.state() == State.SUBMITTED,
                SHIPPABLE.contains(supplierOrder.state()),
                supplierOrder.shipDue());
    }

    /** The supplier accepts; refuses as {@link SupplierOrders#accept} does too. */
    @Transactional
    public void accept(String token, Instant promisedShipAt, @Nullable String note) throws Refusal {
        var supplierOrder = links.openLocked(token);
        supplierOrders.accept(supplierOrder.id(), promisedShipAt, actor(supplierOrder), note);
    }

    /** The supplier rejects; refuses as {@link SupplierOrders#reject} does too. */
    @Transactional
    public void reject(String token, RejectionReason reason, @Nullable String note) throws Refusal {
        var supplierOrder = links.openLocked(token);
        supplierOrders.reject(supplierOrder.id(), reason, note, actor(supplierOrder));
    }

    private Actor actor(SupplierOrder supplierOrder) {
        return Actor.supplier(supplier(supplierOrder).name());
    }

    private Supplier supplier(SupplierOrder supplierOrder) {
        return suppliers.find(supplierOrder.supplierId()).orElseThrow();
    }

    private static Recipient recipient(Order order, boolean full) {
        var receiver = order.receiver();
        var area = Stream.of(receiver.province(), receiver.city(), receiver.district())
                .filter(Objects::nonNull)
                .distinct()
                .collect(joining(" "));
        return full
                ? new Recipient(area, order.districtCode(), receiver.name(), receiver.phone(), receiver.address())
                : new Recipient(area, order.districtCode(), null, null, null);
    }
}
