package io.daifa.process;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Journal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.supplier.OpenSupplierOrders;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.Suppliers;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The supplier who was asked, as forms show it: how to reach it, what was said so far, and what else to speak about. */
@Component
public class AskedSupplier {

    private static final int MOST = 8;

    /** What counts as chasing it, as the journal calls it. */
    private static final Set<String> CHASED =
            Set.of("supplier-reminded", "supplier-called", "supplier-given-more-time", "shipment-promised");

    private final Suppliers suppliers;
    private final OpenSupplierOrders open;
    private final Orders orders;
    private final Journal journal;
    private final Tables tables;

    AskedSupplier(Suppliers suppliers, OpenSupplierOrders open, Orders orders, Journal journal, Tables tables) {
        this.suppliers = suppliers;
        this.open = open;
        this.orders = orders;
        this.journal = journal;
        this.tables = tables;
    }

    /** The supplier. */
    public Supplier of(SupplierOrder supplierOrder) {
        return suppliers
                .find(Objects.requireNonNull(supplierOrder.supplierId()))
                .orElseThrow();
    }

    /** The form's variable {@code contact}. */
    public Object contact(SupplierOrder supplierOrder) {
        var supplier = of(supplierOrder);
        return tables.pairs(
                pair("supplier", supplier.name()),
                pair("contact", supplier.contact()),
                pair("phone", supplier.phone()),
                pair("email", supplier.email()),
                pair("submitted", time(supplierOrder.submittedAt())),
                pair("answerDue", time(supplierOrder.answerDue())),
                pair("promised", time(supplierOrder.promisedShipAt())),
                pair("shipDue", time(supplierOrder.shipDue())),
                pair("chased", tables.text("form.times", chased(supplierOrder))),
                pair("supplierReason", reason(supplierOrder)),
                pair("supplierNote", supplierOrder.rejectionNote()),
                pair("openOrders", tables.text("form.openOrdersCount", open.countBeside(supplierOrder))));
    }

    /** The form's variable {@code openOrders}: what else the supplier has in hand; null where there is nothing. */
    public @Nullable Object openOrders(SupplierOrder supplierOrder) {
        var others = open.beside(supplierOrder, MOST);
        var goods =
                orders.all(others.stream().map(OpenSupplierOrders.Open::orderId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Order::id, order -> order));
        return tables.rowsOrNone(others.stream()
                .map(other -> row(
                        "number",
                        other.number(),
                        "goods",
                        Tables.lines(goods.get(other.orderId())),
                        "stage",
                        tables.word("supplierOrderState", other.state()),
                        "shipDue",
                        tables.time(other.shipDue() == null ? other.answerDue() : other.shipDue())))
                .toList());
    }

    /** The language in which the supplier is written to. */
    public Locale language(SupplierOrder supplierOrder) {
        return of(supplierOrder).language();
    }

    /** How often it was reminded, called or given more time. */
    public int chased(SupplierOrder supplierOrder) {
        return (int) journal.of(supplierOrder.orderId().value()).stream()
                .map(Journal.Written::entry)
                .filter(entry -> supplierOrder.id().value().equals(entry.supplierOrderId()))
                .filter(entry -> CHASED.contains(entry.what()))
                .count();
    }

    private @Nullable String reason(SupplierOrder supplierOrder) {
        return supplierOrder.rejectionReason() == null
                ? null
                : tables.reason("rejectionReason", supplierOrder.rejectionReason());
    }

    private @Nullable String time(java.time.@Nullable Instant time) {
        return time == null ? null : tables.time(time);
    }
}
