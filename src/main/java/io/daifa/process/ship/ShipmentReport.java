package io.daifa.process.ship;

import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrderId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the supplier has reported parcels that are not registered yet; or nothing is left to report, because the rest was taken away. */
@Component
public class ShipmentReport {

    private final Parcels parcels;

    ShipmentReport(Parcels parcels) {
        this.parcels = parcels;
    }

    /** The answers. */
    public enum Report {
        NONE,
        REPORTED,
        NOTHING_LEFT
    }

    /** The report as it stands. */
    public Report of(DelegateExecution execution) {
        var id = SupplierOrderId.of(execution.getProcessBusinessKey());
        if (parcels.isReported(id)) {
            return Report.REPORTED;
        }
        return parcels.isAllShipped(id) ? Report.NOTHING_LEFT : Report.NONE;
    }
}
