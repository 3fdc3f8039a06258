package io.daifa.process.track;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelContents;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.tracking.ParcelMovedOn;
import io.daifa.tracking.ParcelTroubleChanged;
import io.daifa.tracking.Tracks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logistics sees to a parcel in trouble. The task closes when the parcel moves on. */
@Component
public class ResolveParcel extends StaffTask {

    private static final Duration UNTIL_ITS_LINE = Duration.ofDays(30);

    private final StaffTasks house;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Carriers carriers;
    private final TaskService tasks;
    private final RuntimeService runtime;

    ResolveParcel(
            StaffTasks house,
            Parcels parcels,
            Tracks tracks,
            Carriers carriers,
            TaskService tasks,
            RuntimeService runtime) {
        super(house);
        this.house = house;
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
        var tables = house.tables();
        var contents = parcels.contents(parcel.orderId()).getOrDefault(parcel.id(), ParcelContents.UNKNOWN);
        return Map.of(
                "parcel",
                tables.pairs(
                        pair("trouble", track.trouble() == null ? null : tables.text("trouble." + track.trouble())),
                        pair("carrier", carrierName(parcel)),
                        pair("number", parcel.trackingNumber()),
                        pair("status", tables.text("parcelStatus." + track.status())),
                        pair("progress", track.progress() + " %"),
                        pair("lastEvent", tables.time(track.lastEventAt())),
                        pair("troubleSince", tables.time(track.troubleSince())),
                        pair(
                                "contents",
                                contents.lines().stream()
                                        .map(line -> subject.order()
                                                        .line(line.line())
                                                        .name() + " × " + line.quantity())
                                        .collect(Collectors.joining(", ")))),
                "stations",
                tables.rows(tracks.stations(parcel.trackingNumber()).stream()
                        .map(station -> row(
                                "at",
                                tables.time(station.at()),
                                "place",
                                Objects.requireNonNullElse(station.place(), "–"),
                                "words",
                                Objects.requireNonNullElse(station.words(), "–")))
                        .toList()));
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

    private String carrierName(Parcel parcel) {
        return carriers.byCode(Objects.requireNonNullElse(parcel.carrier(), ""))
                .map((Carrier carrier) -> carrier.name(house.tables().language()))
                .orElse(parcel.declaredCarrier());
    }
}
