package io.daifa.process;

import io.daifa.order.Order;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.Tracks;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a person is needed (异常原因), in a line. */
@Component
class ProblemInWords {

    private final Tables tables;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Clock clock;

    ProblemInWords(Tables tables, Parcels parcels, Tracks tracks, Clock clock) {
        this.tables = tables;
        this.parcels = parcels;
        this.tracks = tracks;
        this.clock = clock;
    }

    @Nullable
    String of(Subject subject) {
        if (subject.refund() != null) {
            var failure = subject.refund().failure();
            return failure == null ? tables.word("refundState", subject.refund().state()) : failure;
        }
        if (subject.afterSalesCase() != null) {
            return tables.word(subject.theCase().problem());
        }
        if (subject.change() != null) {
            var change = subject.theChange();
            return tables.word("changeKind", change.kind())
                    + (change.point() == null ? "" : " · " + tables.word("changePoint", change.point()));
        }
        if (subject.parcel() != null) {
            var track = tracks.find(ParcelId.of(subject.parcel())).orElseThrow();
            return track.trouble() == null ? null : tables.text("trouble." + track.trouble());
        }
        return subject.order().stage() == Stage.RECEIVED ? found(subject.order()) : ofSupplierOrder(subject);
    }

    private String found(Order order) {
        return order.review().findings().stream()
                .filter(finding -> finding.outcome() != Review.Outcome.ACCEPTED && !finding.confirmed())
                .map(finding -> tables.text(
                        "finding." + finding.code(), finding.arguments().toArray()))
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String ofSupplierOrder(Subject subject) {
        var supplierOrder = subject.supplierOrder();
        return switch (supplierOrder.state()) {
            case DRAFT -> tables.text("form.problem.noSupplier");
            case SUBMITTED ->
                supplierOrder.answerDue() != null && !supplierOrder.answerDue().isAfter(clock.instant())
                        ? tables.text("form.problem.silent", tables.time(supplierOrder.answerDue()))
                        : tables.text("form.problem.unanswered");
            case REJECTED ->
                supplierOrder.rejectionReason() == null
                        ? tables.text("form.problem.noSupplier")
                        : tables.text("rejectionReason." + supplierOrder.rejectionReason());
            case ACCEPTED, SHIPPED -> shipment(supplierOrder);
            case CLOSED, CANCELLED -> null;
        };
    }

    private @Nullable String shipment(SupplierOrder supplierOrder) {
        var doubts = parcels.of(supplierOrder.id()).stream()
                .filter(parcel -> parcel.state() == Parcel.State.REPORTED && parcel.doubt() != null)
                .map(parcel -> tables.text("doubt." + parcel.doubt()))
                .distinct()
                .collect(Collectors.joining(" · "));
        if (!doubts.isEmpty()) {
            return doubts;
        }
        return supplierOrder.state() == SupplierOrder.State.ACCEPTED
                ? tables.text("form.problem.unshipped", tables.time(supplierOrder.promisedShipAt()))
                : null;
    }
}
