package io.daifa.process;

import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
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
    private final Cases cases;

    LockOrder(OrderBehind orderBehind, Orders orders, Cases cases) {
        this.orderBehind = orderBehind;
        this.orders = orders;
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (Instances.isOf(Instances.AFTER_SALES, execution)) {
            cases.lock(CaseId.of(execution.getProcessBusinessKey()));
        } else {
            orders.lock(orderBehind.of(execution));
        }
    }
}
