package io.daifa.process.ship;

import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrderId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the supplier has reported parcels that are not registered yet. */
@Component
public class ShipmentReport {

    private final Parcels parcels;

    ShipmentReport(Parcels parcels) {
        this.parcels = parcels;
    }

    /** The answers. */
    public enum Report {
        NONE,
        REPORTED
    }

    /** The report as it stands. */
    public Report of(DelegateExecution execution) {
        return parcels.isReported(SupplierOrderId.of(execution.getProcessBusinessKey()))
                ? Report.REPORTED
                : Report.NONE;
    }
}
