package io.daifa.process.confirm;

import io.daifa.order.Orders;
import io.daifa.order.Review;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What came of the check of the order: accepted, to be reviewed by staff, rejected. */
@Component
public class ReviewOutcome {

    private final Orders orders;
    private final SupplierOrders supplierOrders;

    ReviewOutcome(Orders orders, SupplierOrders supplierOrders) {
        this.orders = orders;
        this.supplierOrders = supplierOrders;
    }

    /** The outcome of the last check. */
    public Review.Outcome of(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        var outcome =
                orders.find(supplierOrder.orderId()).orElseThrow().review().outcome();
        if (outcome == null) {
            throw new IllegalStateException("order " + supplierOrder.orderId() + " was not checked");
        }
        return outcome;
    }
}
