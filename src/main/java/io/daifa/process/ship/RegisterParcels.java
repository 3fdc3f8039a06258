package io.daifa.process.ship;

import io.daifa.shipment.Parcels;
import io.daifa.shipment.ShipmentImplausible;
import io.daifa.supplier.SupplierOrderId;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Registers the reported parcels; where a carrier or a number is not plausible, logistics corrects them. */
@Component
class RegisterParcels implements JavaDelegate {

    private final Parcels parcels;

    RegisterParcels(Parcels parcels) {
        this.parcels = parcels;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            parcels.register(SupplierOrderId.of(execution.getProcessBusinessKey()));
        } catch (ShipmentImplausible refusal) {
            throw new BpmnError(ShipmentImplausible.class.getSimpleName(), refusal);
        }
    }
}
