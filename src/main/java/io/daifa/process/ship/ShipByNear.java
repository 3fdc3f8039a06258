package io.daifa.process.ship;

import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When purchasing chases the shipment: before the ship-by deadline, or when the supplier's later promise is over. */
@Component
public class ShipByNear {

    private final SupplierOrders supplierOrders;

    ShipByNear(SupplierOrders supplierOrders) {
        this.supplierOrders = supplierOrders;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow()
                .chaseAt());
    }
}
