package io.daifa.process;

import io.daifa.order.Orders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Takes the lock of the customer's order before a gateway asks whether a fact is there: who stores a fact takes the same lock first, so
 * either the gateway sees the fact, or the fact finds the wait.
 */
@Component
class LockOrder implements ExecutionListener {

    private final OrderBehind orderBehind;
    private final Orders orders;

    LockOrder(OrderBehind orderBehind, Orders orders) {
        this.orderBehind = orderBehind;
        this.orders = orders;
    }

    @Override
    public void notify(DelegateExecution execution) {
        orders.lock(orderBehind.of(execution));
    }
}
