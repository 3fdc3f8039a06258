package io.daifa.process.ship;

import static io.daifa.process.Tables.row;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.AskedSupplier;
import io.daifa.process.ScanBy;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.TrackingNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Logistics puts carriers and numbers right that are not plausible, lets them pass, or has the supplier report again. */
@Component
public class CorrectShipment extends StaffTask {

    private static final Duration BEFORE_SCAN_BY = Duration.ofHours(6);

    private final StaffTasks house;
    private final ScanBy scanBy;
    private final AskedSupplier asked;
    private final Parcels parcels;
    private final Carriers carriers;

    CorrectShipment(StaffTasks house, ScanBy scanBy, AskedSupplier asked, Parcels parcels, Carriers carriers) {
        super(house);
        this.house = house;
        this.scanBy = scanBy;
        this.asked = asked;
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
        var supplierOrder = subject.supplierOrder();
        var tables = house.tables();
        var reported = parcels.of(supplierOrder.id()).stream()
                .filter(parcel -> parcel.state() == Parcel.State.REPORTED)
                .toList();
        var values = new HashMap<String, Object>();
        values.put("problems", tables.rows(reported.stream().map(this::problem).toList()));
        values.put("doubts", tables.rows(reported.stream().map(this::doubt).toList()));
        values.put("contact", asked.contact(supplierOrder));
        values.put(
                "supplierWords",
                tables.toSend(
                        asked.language(supplierOrder),
                        "supplier-number",
                        supplierOrder.number(),
                        reported.stream()
                                .map(parcel ->
                                        joined(carrier(parcel, asked.language(supplierOrder)), parcel.trackingNumber()))
                                .collect(Collectors.joining(", "))));
        values.put(
                "outcome",
                reported.stream().allMatch(parcel -> detected(parcel).size() == 1) ? Outcome.CORRECT.name() : null);
        values.put("numbers", lines(reported));
        return values;
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

    private Map<String, Object> problem(Parcel parcel) {
        var tables = house.tables();
        var number = joined(carrier(parcel, tables.language()), parcel.trackingNumber());
        var doubt = parcel.doubt() == null ? "–" : tables.reason("doubt", parcel.doubt());
        return detected(parcel).isEmpty()
                ? tables.problem("number", number, doubt)
                : tables.problem("number-of-other", number, doubt, names(parcel));
    }

    private Map<String, Object> doubt(Parcel parcel) {
        var tables = house.tables();
        return row(
                "carrier",
                parcel.declaredCarrier() == null ? "–" : carrier(parcel, tables.language()),
                "number",
                parcel.trackingNumber(),
                "doubt",
                parcel.doubt() == null ? "–" : tables.reason("doubt", parcel.doubt()),
                "detected",
                detected(parcel).isEmpty() ? "–" : names(parcel));
    }

    private String names(Parcel parcel) {
        return detected(parcel).stream()
                .map(carrier -> carrier.name(house.tables().language()))
                .collect(Collectors.joining(", "));
    }

    private List<Carrier> detected(Parcel parcel) {
        return carriers.detect(new TrackingNumber(parcel.trackingNumber()));
    }

    /** The declared carrier by its name, however the supplier has called it; what nobody knows stands as it was written. */
    private String carrier(Parcel parcel, Locale language) {
        var declared = parcel.declaredCarrier();
        return declared == null
                ? ""
                : carriers.named(declared)
                        .map((Carrier carrier) -> carrier.name(language))
                        .orElse(declared);
    }

    /** The carrier that the number can only be of stands there already in place of the declared one. */
    private String lines(List<Parcel> reported) {
        var language = house.tables().language();
        return reported.stream()
                .map(parcel -> joined(
                        detected(parcel).size() == 1
                                ? detected(parcel).get(0).name(language)
                                : carrier(parcel, language),
                        parcel.trackingNumber()))
                .collect(Collectors.joining("\n"));
    }

    private static String joined(String carrier, String number) {
        return carrier.isEmpty() ? number : carrier + " " + number;
    }
}
