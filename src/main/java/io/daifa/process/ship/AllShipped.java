package io.daifa.process.ship;

import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrderId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether all units of the supplier order are in registered parcels. */
@Component
public class AllShipped {

    private final Parcels parcels;

    AllShipped(Parcels parcels) {
        this.parcels = parcels;
    }

    /** The answers. */
    public enum Answer {
        YES,
        NO
    }

    /** The answer as it stands. */
    public Answer of(DelegateExecution execution) {
        return parcels.isAllShipped(SupplierOrderId.of(execution.getProcessBusinessKey())) ? Answer.YES : Answer.NO;
    }
}
