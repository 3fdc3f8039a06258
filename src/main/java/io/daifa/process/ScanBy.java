package io.daifa.process;

import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Until when the carrier must have scanned what was reported: platforms count a number without a pick-up 24 hours after its upload as a false
 * shipment (天猫, 抖音). No shop tells us a line of its own.
 */
@Component
public class ScanBy {

    private final Parcels parcels;
    private final Duration afterReport;

    ScanBy(Parcels parcels, @Value("${daifa.scan-by:PT24H}") Duration afterReport) {
        this.parcels = parcels;
        this.afterReport = afterReport;
    }

    /** That of the supplier order's parcel that was reported first and is not registered yet; empty where there is none. */
    public Optional<Instant> of(SupplierOrderId id) {
        return parcels.of(id).stream()
                .filter(parcel -> parcel.state() == Parcel.State.REPORTED)
                .map(parcel -> parcel.reportedAt().plus(afterReport))
                .min(Instant::compareTo);
    }
}
