package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.order.Orders;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Begins the way back of a case's goods: to the supplier who sent them, where it takes returns, else to the shop's own warehouse, and never to a default. */
@Component
class ReturnLeg {

    private final CaseFile file;
    private final ReturnRows rows;
    private final CaseMails mails;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Shops shops;
    private final AfterSalesSettings settings;
    private final Clock clock;

    ReturnLeg(
            CaseFile file,
            ReturnRows rows,
            CaseMails mails,
            Orders orders,
            SupplierOrders supplierOrders,
            Suppliers suppliers,
            Shops shops,
            AfterSalesSettings settings,
            Clock clock) {
        this.file = file;
        this.rows = rows;
        this.mails = mails;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.shops = shops;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks for the goods of that case, unless they came back before; where nobody knows where to, staff are asked first. */
    void begin(AfterSalesCase agreed) {
        var before = rows.latest(agreed.id());
        if (before.map(Return::isOver).orElse(false)) {
            return;
        }
        var attempt = before.map(Return::attempt).orElse(0) + 1;
        rows.insert(agreed, attempt);
        var address = address(agreed);
        if (address.isPresent()) {
            ask(agreed, address.get(), Actor.SYSTEM);
        }
    }

    /** Asks the customer to send the goods there. */
    void ask(AfterSalesCase agreed, String address, Actor by) {
        var asked = rows.latest(agreed.id()).orElseThrow();
        var due = clock.instant().plus(settings.sendWithin());
        rows.asked(asked, address, due);
        file.move(agreed, AfterSalesCase.State.AWAITING_RETURN);
        mails.intend(CaseMails.RETURN, agreed, asked.attempt());
        file.write(agreed, by, "return-requested", Map.of("due", due.toString()), null);
    }

    /** Where they go; empty where nobody has told. */
    Optional<String> address(AfterSalesCase agreed) {
        var supplier = Optional.ofNullable(supplierOrders
                        .find(agreed.supplierOrderId())
                        .orElseThrow()
                        .supplierId())
                .flatMap(suppliers::find)
                .map(Supplier::returnAddress);
        return supplier.or(() ->
                shops.find(orders.find(agreed.orderId()).orElseThrow().shopId()).map(Shop::returnAddress));
    }
}
