package io.daifa.process.ship;

import static io.daifa.process.Tables.row;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.Candidates;
import io.daifa.process.ScanBy;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.TrackingNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Logistics puts carriers and numbers right that are not plausible, lets them pass, or has the supplier report again. */
@Component
public class CorrectShipment extends StaffTask {

    private static final Duration BEFORE_SCAN_BY = Duration.ofHours(6);

    private final StaffTasks house;
    private final ScanBy scanBy;
    private final Candidates candidates;
    private final Parcels parcels;
    private final Carriers carriers;

    CorrectShipment(StaffTasks house, ScanBy scanBy, Candidates candidates, Parcels parcels, Carriers carriers) {
        super(house);
        this.house = house;
        this.scanBy = scanBy;
        this.candidates = candidates;
        this.parcels = parcels;
        this.carriers = carriers;
    }

    enum Outcome {
        CORRECT,
        FORCE,
        VOID
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofHours(1);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 80;
    }

    /** A wrong number is never scanned: the line is the scan's. */
    @Override
    protected Instant line(Subject subject) {
        return scanBy.of(subject.supplierOrder().id()).orElseGet(() -> super.line(subject));
    }

    @Override
    protected Instant deadline(Subject subject) {
        return line(subject).minus(BEFORE_SCAN_BY);
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var reported = parcels.of(subject.supplierOrder().id()).stream()
                .filter(parcel -> parcel.state() == Parcel.State.REPORTED)
                .toList();
        return Map.of(
                "doubts",
                house.tables().rows(reported.stream().map(this::doubt).toList()),
                "contact",
                candidates.contact(subject.supplierOrder()),
                "numbers",
                lines(reported));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var id = subject.supplierOrder().id();
        var note = answers.text("note");
        switch (answers.choice("outcome", Outcome.class)) {
            case CORRECT -> parcels.correct(id, PastedNumbers.read("numbers", answers.needed("numbers")), by, note);
            case FORCE -> parcels.force(id, by, note);
            case VOID -> parcels.voidReport(id, by, note);
        }
    }

    private Map<String, Object> doubt(Parcel parcel) {
        var tables = house.tables();
        return row(
                "carrier",
                parcel.declaredCarrier() == null ? "–" : parcel.declaredCarrier(),
                "number",
                parcel.trackingNumber(),
                "doubt",
                parcel.doubt() == null ? "–" : tables.text("doubt." + parcel.doubt()),
                "detected",
                carriers.detect(new TrackingNumber(parcel.trackingNumber())).stream()
                        .map(carrier -> carrier.name(tables.language()))
                        .collect(Collectors.joining(", ")));
    }

    private static String lines(List<Parcel> reported) {
        return reported.stream()
                .map(parcel -> (parcel.declaredCarrier() == null ? "" : parcel.declaredCarrier() + " ")
                        + parcel.trackingNumber())
                .collect(Collectors.joining("\n"));
    }
}
