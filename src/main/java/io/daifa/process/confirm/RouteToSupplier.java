package io.daifa.process.confirm;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the supplier order to the supplier whose offer fits best; staff choose where none does. */
@Component
class RouteToSupplier implements JavaDelegate {

    private final SupplierOrders supplierOrders;

    RouteToSupplier(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supplierOrders.route(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
