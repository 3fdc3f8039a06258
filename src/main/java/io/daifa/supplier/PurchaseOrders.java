package io.daifa.supplier;


import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import io.daifa.supplier.PurchaseOrder.Item;
import io.daifa.supplier.PurchaseOrder.Recipient;
import io.daifa.supplier.SupplierOrder.State;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Purchase orders as their suppliers may see them: what stands in an order beyond that stays with us. */
@Service
public class PurchaseOrders {

    private static final Set<State> ADDRESS_SHOWN = Set.of(State.ACCEPTED, State.SHIPPED);
    private static final Set<State> SHIPPABLE = Set.of(State.SUBMITTED, State.ACCEPTED);

    private final SupplierLinks links;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Shops shops;
    private final Addresses addresses;

    PurchaseOrders(SupplierLinks links, Suppliers suppliers, Orders orders, Shops shops, Addresses addresses) {
        this.links = links;
        this.suppliers = suppliers;
        this.orders = orders;
        this.shops = shops;
        this.addresses = addresses;
    }

    /** The purchase order that the token opens; refuses as {@link SupplierLinks#open} does. */
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

    private Supplier supplier(SupplierOrder supplierOrder) {
        return suppliers.find(supplierOrder.supplierId()).orElseThrow();
    }

    private Recipient recipient(Order order, boolean full) {
        var receiver = order.receiver();
        var area = addresses.destination(order);
        return full
                ? new Recipient(area, order.districtCode(), receiver.name(), receiver.phone(), receiver.address())
                : new Recipient(area, order.districtCode(), null, null, null);
    }
}
