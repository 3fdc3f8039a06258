package io.daifa.process.ship;

import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrderId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the customer that the goods are on their way. */
@Component
class TellShipped implements JavaDelegate {

    private final Parcels parcels;

    TellShipped(Parcels parcels) {
        this.parcels = parcels;
    }

    @Override
    public void execute(DelegateExecution execution) {
        parcels.tellShipped(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
