package io.daifa.process.contact;

import io.daifa.order.Stop;
import io.daifa.order.Stops;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the first of the order's stops ends by itself; then it is asked anew what still stops it. */
@Component
public class HoldEnds {

    /** A timer needs a date: where no stop has one, it is asked anew after that time. */
    private static final Duration ASKED_ANEW = Duration.ofDays(90);

    private final SupplierOrders supplierOrders;
    private final Stops stops;
    private final Clock clock;

    HoldEnds(SupplierOrders supplierOrders, Stops stops, Clock clock) {
        this.supplierOrders = supplierOrders;
        this.stops = stops;
        this.clock = clock;
    }

    /** The time; the engine wants a Date. */
    public Date at(DelegateExecution execution) {
        var supplierOrder = supplierOrders
                .find(SupplierOrderId.of(execution.getProcessBusinessKey()))
                .orElseThrow();
        return Date.from(stops.of(supplierOrder.orderId()).stream()
                .map(Stop::until)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElseGet(() -> clock.instant().plus(ASKED_ANEW)));
    }
}
