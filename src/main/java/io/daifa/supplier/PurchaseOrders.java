package io.daifa.supplier;

import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder.State;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Purchase orders as their suppliers may see them: what stands in an order beyond that stays with us. */
@Component
public class PurchaseOrders {

    private static final Set<State> RECEIVER_SHOWN = Set.of(State.ACCEPTED, State.SHIPPED);

    private final SupplierLinks links;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Shops shops;
    private final Addresses addresses;
    private final PurchaseOrderChanges changes;

    PurchaseOrders(
            SupplierLinks links,
            Suppliers suppliers,
            Orders orders,
            Shops shops,
            Addresses addresses,
            PurchaseOrderChanges changes) {
        this.links = links;
        this.suppliers = suppliers;
        this.orders = orders;
        this.shops = shops;
        this.addresses = addresses;
        this.changes = changes;
    }

    /** The purchase order that the token opens; refuses as {@link SupplierLinks#open} does. */
    @Transactional(readOnly = true)
    public PurchaseOrder open(String token) throws Refusal {
        return of(links.open(token));
    }

    /** What the supplier that is asked may see. */
    PurchaseOrder of(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        return new PurchaseOrder(
                supplierOrder,
                suppliers.find(supplierOrder.supplierId()).orElseThrow(),
                shops.find(order.shopId()).orElseThrow().name(),
                supplierOrder.lines().stream()
                        .map(line -> PurchaseOrder.Item.of(order.line(line.line()), line.quantity()))
                        .toList(),
                addresses.destination(order),
                RECEIVER_SHOWN.contains(supplierOrder.state()) ? addresses.clear(order) : null,
                changes.of(supplierOrder).orElse(null));
    }
}
