package io.daifa.process.aftersales;

import io.daifa.aftersales.Cases;
import io.daifa.supplier.SupplierOrderId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether a case is open, or may still be opened, or nothing more is to come. */
@Component
public class CasesOpen {

    private final Cases cases;

    CasesOpen(Cases cases) {
        this.cases = cases;
    }

    /** How after-sales stands. */
    public Cases.AfterSales of(DelegateExecution execution) {
        return cases.standing(SupplierOrderId.of(execution.getProcessBusinessKey()));
    }
}
