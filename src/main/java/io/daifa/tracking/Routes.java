package io.daifa.tracking;

import io.daifa.order.AddressRule;
import io.daifa.order.Division;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.ParsedAddress;
import io.daifa.shipment.Parcel;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far parcels go: from where the supplier takes returns, which as a rule is where it sends from, to the receiver. */
@Component
class Routes {

    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Orders orders;
    private final AddressRule addresses;

    Routes(SupplierOrders supplierOrders, Suppliers suppliers, Orders orders, AddressRule addresses) {
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.orders = orders;
        this.addresses = addresses;
    }

    /** The route of the parcel. */
    Route of(Parcel parcel) {
        var from = supplierOrders
                .find(parcel.supplierOrderId())
                .flatMap(one -> Optional.ofNullable(one.supplierId()))
                .flatMap(suppliers::find)
                .map(Supplier::returnAddress)
                .map(address -> addresses.parse("CN", address))
                .map(ParsedAddress::province)
                .map(Division::code)
                .orElse(null);
        var to = orders.find(parcel.orderId()).map(Order::provinceCode).orElse(null);
        return Route.between(from, to);
    }
}
