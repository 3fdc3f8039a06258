package io.daifa.process.track;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.AskedSupplier;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelContents;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.ParcelMovedOn;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.ParcelTroubleChanged;
import io.daifa.tracking.Station;
import io.daifa.tracking.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logistics sees to a parcel in trouble. The task closes when the parcel moves on. */
@Component
public class ResolveParcel extends StaffTask {

    private static final Duration UNTIL_ITS_LINE = Duration.ofDays(30);
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|400-?[0-9]{3}-?[0-9]{4})(?![0-9])");

    private final StaffTasks house;
    private final AskedSupplier asked;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Carriers carriers;
    private final TaskService tasks;
    private final RuntimeService runtime;

    ResolveParcel(
            StaffTasks house,
            AskedSupplier asked,
            Parcels parcels,
            Tracks tracks,
            Carriers carriers,
            TaskService tasks,
            RuntimeService runtime) {
        super(house);
        this.house = house;
        this.asked = asked;
        this.parcels = parcels;
        this.tracks = tracks;
        this.carriers = carriers;
        this.tasks = tasks;
        this.runtime = runtime;
    }

    enum Remedy {
        RESHIP,
        REFUND,
        UNDECIDED
    }

    /** The open task shows the parcel's new trouble; there is never a second task about the parcel. */
    @EventListener
    void on(ParcelTroubleChanged event) {
        var id = event.supplierOrderId();
        for (var task : tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .taskDefinitionKey("Task_ResolveParcel")
                .list()) {
            if (event.parcelId().toString().equals(runtime.getVariable(task.getExecutionId(), PARCEL))) {
                refresh(task, house.subject(id, event.parcelId().value()), tasks);
            }
        }
    }

    @Override
    protected Duration within(Subject subject) {
        return UNTIL_ITS_LINE;
    }

    @Override
    protected int usualPriority(Subject subject) {
        return tracks.urgency(parcel(subject).id()).priority();
    }

    /**
     * Counted from when the trouble rang, by the table {@code parcel-trouble}: its hours lead up to the platform's line, which does not wait for
     * anybody's duty hours. The order's own deadline is over, as a rule, when a parcel is under way.
     */
    @Override
    protected Instant line(Subject subject) {
        return tracks.urgency(parcel(subject).id()).due();
    }

    @Override
    protected int pressing(Subject subject) {
        return usualPriority(subject);
    }

    @Override
    protected String ownMessage() {
        return ParcelMovedOn.class.getSimpleName();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var parcel = parcel(subject);
        var track = tracks.find(parcel.id()).orElseThrow();
        var stations = tracks.stations(parcel.trackingNumber());
        var tables = house.tables();
        var values = new HashMap<String, Object>();
        values.put("problems", tables.rows(List.of(problem(parcel, track))));
        values.put("parcel", shownParcel(subject, parcel, track, stations));
        values.put(
                "stations",
                tables.rowsOrNone(stations.stream()
                        .map(station -> row(
                                "at",
                                tables.time(station.at()),
                                "place",
                                Objects.requireNonNullElse(station.place(), "–"),
                                "words",
                                Objects.requireNonNullElse(station.words(), "–")))
                        .toList()));
        values.put("supplierWords", toSend(asked.language(subject.supplierOrder()), "supplier-parcel", parcel, track));
        values.put("buyerWords", toSend(subject.order().language(), "buyer-parcel", parcel, track));
        return values;
    }

    /** A trouble that passes in the act has no name any more. */
    private Map<String, Object> problem(Parcel parcel, ParcelTrack track) {
        var tables = house.tables();
        var trouble = track.trouble() == null ? "EXCEPTION" : track.trouble();
        var of = tables.problem(
                "parcel",
                tables.text("trouble." + trouble),
                tables.time(track.troubleSince()),
                joined(carrierName(parcel, tables.language()), parcel.trackingNumber()));
        return row("problem", of.get("problem"), "remedy", tables.text("task.parcel." + trouble));
    }

    private Object shownParcel(Subject subject, Parcel parcel, ParcelTrack track, List<Station> stations) {
        var tables = house.tables();
        var supplier = asked.of(subject.supplierOrder());
        var contents = parcels.contents(parcel.orderId()).getOrDefault(parcel.id(), ParcelContents.UNKNOWN);
        return tables.pairs(
                pair("carrier", carrierName(parcel, tables.language())),
                pair("number", parcel.trackingNumber()),
                pair("status", tables.text("parcelStatus." + track.status())),
                pair("progress", track.progress() + " %"),
                pair("lastEvent", tables.time(track.lastEventAt())),
                pair("depotPhone", phone(stations)),
                pair("waybillOwner", joined(supplier.name(), joined(supplier.contact(), supplier.phone()))),
                pair("parcelRequests", requests(parcel)),
                pair(
                        "contents",
                        Tables.units(
                                contents.lines().stream()
                                        .map(line -> new SupplierOrder.Line(line.line(), line.quantity()))
                                        .toList(),
                                subject.order())));
    }

    /** What the supplier was asked to arrange so far. */
    private String requests(Parcel parcel) {
        return tracks.requests(parcel.orderId()).stream()
                .filter(request -> request.parcelId().equals(parcel.id()))
                .map(request -> house.tables().text("parcelAction." + request.kind()) + " "
                        + house.tables().time(request.askedAt()))
                .collect(Collectors.joining(", "));
    }

    /** The last number to call that the carrier's own words name: the courier's, or the depot's. */
    private static @Nullable String phone(List<Station> stations) {
        return stations.stream()
                .filter(station -> station.words() != null)
                .sorted(Comparator.comparing(Station::at).reversed())
                .map(station -> PHONE.matcher(station.words()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse(null);
    }

    private String toSend(Locale reader, String key, Parcel parcel, ParcelTrack track) {
        var status = track.trouble() == null ? "parcelStatus." + track.status() : "trouble." + track.trouble();
        return house.tables()
                .toSend(
                        reader,
                        key,
                        carrierName(parcel, reader),
                        parcel.trackingNumber(),
                        house.tables().inWords(reader, status, List.of()));
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var parcel = parcel(subject);
        var note = answers.text("note");
        var outcome = answers.needed("outcome");
        if (outcome.equals("LOST")) {
            tracks.declareLost(parcel.id(), remedy(answers), by, note);
        } else {
            tracks.handled(parcel.id(), outcome, by, note);
        }
    }

    private static String remedy(Answers answers) throws Refusal {
        return answers.text("remedy") == null
                ? Remedy.UNDECIDED.name()
                : answers.choice("remedy", Remedy.class).name();
    }

    /** The parcel is asked for again and must be one of this supplier order: its id is a variable, which a caller could set. */
    private Parcel parcel(Subject subject) {
        return parcels.find(ParcelId.of(Objects.requireNonNull(subject.parcel())))
                .filter(parcel ->
                        parcel.supplierOrderId().equals(subject.supplierOrder().id()))
                .orElseThrow();
    }

    private @Nullable String carrierName(Parcel parcel, Locale reader) {
        return carriers.byCode(Objects.requireNonNullElse(parcel.carrier(), ""))
                .or(() -> carriers.named(Objects.requireNonNullElse(parcel.declaredCarrier(), "")))
                .map((Carrier carrier) -> carrier.name(reader))
                .orElse(parcel.declaredCarrier());
    }
}
