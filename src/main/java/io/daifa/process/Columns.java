package io.daifa.process;

import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.ClaimHistory;
import io.daifa.engine.TaskFilters;
import io.daifa.order.Addresses;
import io.daifa.order.Stop;
import io.daifa.order.Stops;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierLoad;
import io.daifa.supplier.Suppliers;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a desk's list shows of a task besides its name and due date: variables of the task alone, as it was when the task came up or was last
 * refreshed. Of the receiver it shows the district and no more.
 */
@Component
class Columns {

    private final Tables tables;
    private final ProblemInWords problems;
    private final Stops stops;
    private final Addresses addresses;
    private final Suppliers suppliers;
    private final SupplierLoad load;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Carriers carriers;
    private final ClaimHistory history;
    private final MoneyAtRisk atRisk;

    Columns(
            Tables tables,
            ProblemInWords problems,
            Stops stops,
            Addresses addresses,
            Suppliers suppliers,
            SupplierLoad load,
            Parcels parcels,
            Tracks tracks,
            Carriers carriers,
            ClaimHistory history,
            MoneyAtRisk atRisk) {
        this.tables = tables;
        this.problems = problems;
        this.stops = stops;
        this.addresses = addresses;
        this.suppliers = suppliers;
        this.load = load;
        this.parcels = parcels;
        this.tracks = tracks;
        this.carriers = carriers;
        this.history = history;
        this.atRisk = atRisk;
    }

    /** The columns of that desk, by their variables. */
    Map<String, Object> of(String desk, Subject subject) {
        var values = new HashMap<String, Object>();
        values.put(TaskFilters.ORDER, tables.orderName(subject.order()));
        values.put(TaskFilters.GOODS, Tables.lines(subject.order()));
        values.put(TaskFilters.PROBLEM, problems.of(subject));
        switch (desk) {
            case "order-desk" -> orderDesk(values, subject);
            case "purchasing" -> purchasing(values, subject);
            case "logistics" -> logistics(values, subject);
            case "aftersales" -> afterSales(values, subject);
            default -> throw new IllegalArgumentException("no desk is called " + desk);
        }
        return values;
    }

    private void orderDesk(Map<String, Object> values, Subject subject) {
        var order = subject.order();
        values.put(TaskFilters.MEMO, order.sellerMemo());
        values.put(TaskFilters.NICK, order.buyerNick());
        values.put(TaskFilters.PAID, tables.money(order.paid()));
        values.put(
                TaskFilters.HELD,
                stops.of(order.id()).stream()
                        .map(Stop::until)
                        .map(until -> until == null ? tables.text("holdUntil.OPEN") : tables.time(until))
                        .collect(Collectors.collectingAndThen(Collectors.joining(" · "), Columns::orNothing)));
    }

    private void purchasing(Map<String, Object> values, Subject subject) {
        var supplierOrder = subject.supplierOrder();
        values.put(TaskFilters.SUPPLIER, supplier(subject).map(Supplier::name).orElse(null));
        values.put(
                TaskFilters.OPEN_ORDERS,
                supplier(subject)
                        .map(supplier -> Integer.toString(load.open(supplier.id())))
                        .orElse(null));
        values.put(
                TaskFilters.PROMISED,
                supplierOrder.promisedShipAt() == null ? null : tables.time(supplierOrder.promisedShipAt()));
        values.put(TaskFilters.CHASED, Integer.toString(load.chased(supplierOrder)));
    }

    private void logistics(Map<String, Object> values, Subject subject) {
        var order = subject.order();
        var about = parcel(subject);
        values.put(TaskFilters.PARCEL, about.map(this::number).orElse(null));
        values.put(
                TaskFilters.STALLED,
                about.flatMap(parcel -> tracks.find(parcel.id()))
                        .map(Columns::since)
                        .map(tables::time)
                        .orElse(null));
        values.put(TaskFilters.DESTINATION, orNothing(addresses.destination(order)));
        values.put(TaskFilters.SUPPLIER, supplier(subject).map(Supplier::name).orElse(null));
    }

    private void afterSales(Map<String, Object> values, Subject subject) {
        var theCase = subject.afterSalesCase();
        values.put(TaskFilters.TYPE, type(subject));
        values.put(TaskFilters.AMOUNT, amount(subject));
        values.put(
                TaskFilters.TIMEOUT,
                theCase == null || theCase.decision() != null ? null : tables.text("form.timeout.granted"));
        values.put(TaskFilters.PARCEL, parcel(subject).map(this::number).orElse(null));
        values.put(
                TaskFilters.LIABLE,
                theCase == null ? null : tables.text("form.liable." + Liable.of(theCase.problem())));
        values.put(TaskFilters.NTH, theCase == null ? null : Integer.toString(history.nthOfCustomer(theCase.id())));
    }

    private @Nullable String type(Subject subject) {
        if (subject.refund() != null) {
            return tables.word("refundReason", subject.refund().reason());
        }
        var theCase = subject.afterSalesCase();
        if (theCase == null) {
            return null;
        }
        if (theCase.decision() != null) {
            return tables.word(theCase.decision().resolution());
        }
        if (theCase.wanted() != null) {
            return tables.word(theCase.wanted());
        }
        var proposal = theCase.proposal();
        return proposal == null || proposal.resolution() == null
                ? tables.text("form.staffDecide")
                : tables.word(proposal.resolution());
    }

    private String amount(Subject subject) {
        return tables.money(subject.refund() != null ? subject.refund().amount() : atRisk.of(subject));
    }

    private Optional<Supplier> supplier(Subject subject) {
        return Optional.ofNullable(subject.supplierOrder().supplierId()).flatMap(suppliers::find);
    }

    /** The parcel that it is about; else the first of the supplier order, as far as one is reported. */
    private Optional<Parcel> parcel(Subject subject) {
        return subject.parcel() != null
                ? parcels.find(ParcelId.of(subject.parcel()))
                : parcels.of(subject.supplierOrder().id()).stream()
                        .filter(parcel -> parcel.state() != Parcel.State.VOIDED)
                        .findFirst();
    }

    private String number(Parcel parcel) {
        var carrier = carriers.byCode(Objects.requireNonNullElse(parcel.carrier(), ""))
                .map((Carrier one) -> one.name(tables.language()))
                .orElse(parcel.declaredCarrier());
        return Stream.of(carrier, parcel.trackingNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static java.time.@Nullable Instant since(ParcelTrack track) {
        return track.lastEventAt() == null ? track.troubleSince() : track.lastEventAt();
    }

    private static @Nullable String orNothing(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Who is liable for a case, as a rule; what was agreed with a supplier stands in its claim. */
    private enum Liable {
        SUPPLIER,
        CARRIER,
        BUYER,
        OPEN;

        static Liable of(CaseProblem problem) {
            return switch (problem) {
                case DAMAGED, WRONG_ITEM, NOT_AS_DESCRIBED, LATE -> SUPPLIER;
                case LOST, RETURNED -> CARRIER;
                case WRONG_SIZE, NO_REASON -> BUYER;
                case OTHER -> OPEN;
            };
        }
    }
}
