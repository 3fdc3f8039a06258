package io.daifa.change;

import io.daifa.change.Affected.Part;
import io.daifa.change.OrderChange.Kind;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Correction;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.Revised;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Does what is granted: writes the new receiver to the order and revises what suppliers have in hand, or takes units off and promises their value. */
@Component
class Grants {

    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Refunds refunds;
    private final ApplicationEventPublisher events;

    Grants(
            Orders orders,
            SupplierOrders supplierOrders,
            Parcels parcels,
            Refunds refunds,
            ApplicationEventPublisher events) {
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.refunds = refunds;
        this.events = events;
    }

    /** The order goes to another receiver from now on. */
    void newReceiver(OrderChange change, List<Part> parts, Actor by) throws Refusal {
        var receiver = change.receiver();
        orders.changeReceiver(
                change.orderId(),
                new Correction(receiver.name(), receiver.phone(), receiver.address(), null, null, null),
                by);
        var what = change.kind() == Kind.ADDRESS ? Revised.ADDRESS : Revised.PHONE;
        for (var part : parts) {
            if (part.isChangeable()) {
                supplierOrders.revise(part.supplierOrder().id(), what, by);
            }
        }
    }

    /** Takes the units off these parts, of which nothing is shipped; answers what is given back for it. */
    Money less(OrderChange change, Order order, List<Part> parts, Actor by) throws Refusal {
        var before = refunds.left(order.id());
        var reduced = new ArrayList<SupplierOrder.Line>();
        for (var part : parts) {
            if (part.isWhole()) {
                supplierOrders.cancel(part.supplierOrder().id(), Cancellation.CHANGE, by, null);
            } else {
                reduce(part.supplierOrder(), part.less(), by);
                reduced.addAll(part.less());
            }
        }
        giveBack(change.id().value(), order, reduced, by);
        return before.minus(refunds.left(order.id()));
    }

    /** Calls off what is left to ship of a supplier order that is shipped in part. */
    void rest(SupplierOrder supplierOrder, List<SupplierOrder.Line> left, Actor by) throws Refusal {
        if (left.isEmpty()) {
            throw Refusal.because("call-off-all-shipped", supplierOrder.number());
        }
        reduce(supplierOrder, left, by);
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        giveBack(callOff(supplierOrder.id()), order, left, by);
    }

    /** The same supplier order may be called off again when a number is void: each call-off makes another revision, and gives back by itself. */
    private UUID callOff(SupplierOrderId id) {
        var revision = supplierOrders.find(id).orElseThrow().revision();
        return UUID.nameUUIDFromBytes(("call-off:" + id + ":" + revision).getBytes(StandardCharsets.UTF_8));
    }

    private void reduce(SupplierOrder supplierOrder, List<SupplierOrder.Line> less, Actor by) throws Refusal {
        var id = supplierOrder.id();
        supplierOrders.reduce(id, less, by);
        if (parcels.isAllShipped(id)) {
            supplierOrders.shipped(id);
            events.publishEvent(new RestCalledOff(id, supplierOrder.orderId()));
        }
    }

    /** What is cancelled as a whole has its refund already. */
    private void giveBack(UUID about, Order order, List<SupplierOrder.Line> reduced, Actor by) throws Refusal {
        var value = Affected.value(order, reduced);
        var left = refunds.left(order.id());
        var amount = value.compareTo(left) < 0 ? value : left;
        if (amount.isPositive()) {
            refunds.due(refunds.promise(order.id(), Refund.Reason.LINES_CANCELLED, about, amount, by), by);
        }
    }
}
