package io.daifa.process.aftersales;

import io.daifa.aftersales.Cases;
import io.daifa.supplier.SupplierOrderId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the customer's time for after-sales is over. */
@Component
public class WindowEnds {

    private final Cases cases;

    WindowEnds(Cases cases) {
        this.cases = cases;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        return Date.from(cases.windowEnds(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow());
    }
}
