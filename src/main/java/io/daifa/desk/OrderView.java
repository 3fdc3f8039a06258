package io.daifa.desk;

import io.daifa.change.ChangeId;
import io.daifa.change.ChangeQuestion;
import io.daifa.change.OrderChange;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Waiting;
import io.daifa.mail.Mails;
import io.daifa.order.Hold;
import io.daifa.order.Order;
import io.daifa.order.ReceiverView;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelContents;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff see of an order, in their words. It never holds more of the receiver than is shown. */
record OrderView(
        UUID id,
        String shop,
        String number,
        String stage,
        boolean inReview,
        boolean refused,
        boolean ended,
        @Nullable String refusal,
        @Nullable String held,
        List<String> stops,
        boolean canHold,
        List<Steps.Step> steps,
        @Nullable String left,
        String pressure,
        String shipBy,
        String placed,
        String payment,
        String paid,
        @Nullable String nick,
        @Nullable String memo,
        @Nullable String message,
        List<String> problems,
        ReceiverView receiver,
        boolean wholeReceiver,
        List<Line> lines,
        String shippingFee,
        String discount,
        String total,
        List<Part> parts,
        List<PageParcel> parcels,
        List<Change> changes,
        List<Mail> mails,
        List<Wait> waits,
        List<Told> story) {

    /** A line of the order. */
    record Line(
            int number, String sku, String name, @Nullable String variant, int quantity, String price, String total) {}

    /** A supplier order. */
    record Part(
            String number,
            String state,
            String goods,
            @Nullable String supplier,
            @Nullable String phone,
            String link,
            String submitted,
            String answerDue,
            String answered,
            String promised,
            String shipDue,
            @Nullable String rejection) {}

    /** A parcel, and how far it is. */
    record PageParcel(
            UUID id,
            boolean correctable,
            String carrier,
            String number,
            boolean voided,
            String status,
            int progress,
            @Nullable String doubt,
            @Nullable String trouble,
            boolean handled,
            @Nullable String contents,
            boolean shared,
            List<Stop> stops) {}

    /** A station of a parcel. */
    record Stop(
            String at,
            String status,
            @Nullable String place,
            @Nullable String words) {}

    /** A change that was asked for; the supplier orders whose suppliers have not answered about it. */
    record Change(
            String id,
            String number,
            String kind,
            String state,
            boolean open,
            String who,
            String asked,
            String lines,
            @Nullable String note,
            @Nullable String point,
            @Nullable String outcome,
            List<Asked> unanswered) {}

    /** A supplier order whose supplier is asked about a change. */
    record Asked(String id, String number, String due) {}

    /** A mail. */
    record Mail(
            String what,
            String recipient,
            String intended,
            String state,
            boolean sent,
            boolean givenUp,
            @Nullable String lastError) {}

    /** What is waited for. */
    record Wait(
            String name,
            @Nullable String taskId,
            @Nullable String group,
            @Nullable String assignee,
            String due,
            String pressure) {}

    /** An entry of the story. */
    record Told(
            String at, String who, String what, @Nullable String note) {}

    /** All that belongs to an order, as it was read; the receiver masked or, for those who need it, not. */
    record Facts(
            Order order,
            ReceiverView receiver,
            boolean wholeReceiver,
            @Nullable String shop,
            List<io.daifa.order.Stop> stops,
            List<SupplierOrder> parts,
            Map<UUID, Supplier> suppliers,
            List<Parcel> parcels,
            Map<ParcelId, ParcelContents> contents,
            List<ParcelTrack> tracks,
            Map<String, List<Station>> stations,
            List<OrderChange> changes,
            Map<ChangeId, List<ChangeQuestion>> questions,
            List<Mails.Sent> mails,
            List<Waiting.Wait> waits,
            List<Journal.Written> story) {}

    static OrderView of(Facts facts, Wording wording) {
        var order = facts.order();
        var beforeShipping = order.stage().compareTo(Stage.SHIPPED) < 0;
        return new OrderView(
                order.id().value(),
                facts.shop() == null ? "" : facts.shop(),
                order.shopOrderNumber(),
                wording.word("stage", order.stage()),
                order.stage() == Stage.RECEIVED,
                order.stage() == Stage.REJECTED,
                order.stage().compareTo(Stage.COMPLETED) >= 0,
                refusal(order, wording),
                order.hold() == null ? null : held(order.hold(), wording),
                facts.stops().stream().map(stop -> stopped(stop, wording)).toList(),
                order.stage().compareTo(Stage.PARTIALLY_SHIPPED) <= 0,
                Steps.of(order, facts.parts(), facts.parcels(), facts.tracks(), wording),
                beforeShipping ? wording.left(order.shipBy()) : null,
                beforeShipping ? wording.pressure(order.shipBy()) : "calm",
                wording.at(order.shipBy()),
                wording.at(order.placedAt()),
                wording.word("payment", order.payment()),
                wording.money(order.paid()),
                order.buyerNick(),
                order.sellerMemo(),
                order.buyerMessage(),
                problems(order, wording),
                facts.receiver(),
                facts.wholeReceiver(),
                order.lines().stream()
                        .map(line -> new Line(
                                line.number(),
                                line.sku(),
                                line.name(),
                                line.variant(),
                                line.quantity(),
                                wording.money(line.unitPrice()),
                                wording.money(line.total())))
                        .toList(),
                wording.money(order.shippingFee()),
                wording.money(order.discount()),
                wording.money(order.total()),
                facts.parts().stream()
                        .map(part -> part(part, order, facts.suppliers().get(part.supplierId()), wording))
                        .toList(),
                facts.parcels().stream()
                        .map(parcel -> parcel(
                                parcel,
                                track(parcel, facts.tracks()),
                                facts.stations().getOrDefault(parcel.trackingNumber(), List.of()),
                                facts.contents().getOrDefault(parcel.id(), ParcelContents.UNKNOWN),
                                order,
                                wording))
                        .toList(),
                facts.changes().stream()
                        .map(change -> aChange(change, facts, wording))
                        .toList(),
                facts.mails().stream()
                        .map(mail -> new Mail(
                                wording.otherwise("desk.mail." + mail.template(), mail.template()),
                                mail.recipientMasked(),
                                wording.at(mail.intendedAt()),
                                state(mail, wording),
                                mail.state() == Mails.Sent.State.SENT,
                                mail.state() == Mails.Sent.State.GIVEN_UP,
                                mail.lastError()))
                        .toList(),
                facts.waits().stream()
                        .map(wait -> new Wait(
                                wait.name(),
                                wait.taskId(),
                                wait.group() == null ? null : wording.word("group", wait.group()),
                                wait.assignee(),
                                wording.at(wait.due()),
                                wait.due() == null ? "calm" : wording.pressure(wait.due())))
                        .toList(),
                facts.story().stream()
                        .map(written -> new Told(
                                wording.at(written.at()),
                                who(written.entry().actor(), wording),
                                wording.told(written.entry()),
                                written.entry().note()))
                        .toList());
    }

    /** What the last check found and a person has not confirmed, and what to do about it. */
    static List<String> problems(Order order, Wording wording) {
        return open(order)
                .map(finding -> wording.otherwise(
                        "finding." + finding.code(),
                        finding.code(),
                        finding.arguments().toArray()))
                .toList();
    }

    /** The same in a word or two each. */
    static List<String> problemNames(Order order, Wording wording) {
        return open(order)
                .map(finding -> wording.word("findingName", finding.code()))
                .toList();
    }

    private static Stream<Review.Finding> open(Order order) {
        return order.review().findings().stream()
                .filter(finding -> !finding.confirmed() && finding.remedy() != Review.Remedy.NONE);
    }

    /** Why an order waits and until when. */
    static String held(Hold hold, Wording wording) {
        var kind = wording.word("holdKind", hold.kind());
        return hold.until() == null ? kind : wording.text("desk.heldUntil", kind, wording.at(hold.until()));
    }

    private static String stopped(io.daifa.order.Stop stop, Wording wording) {
        var kind = wording.word("stopKind", stop.kind());
        var until = stop.until() == null ? kind : wording.text("desk.heldUntil", kind, wording.at(stop.until()));
        return stop.note() == null ? until : until + " · " + stop.note();
    }

    private static String state(Mails.Sent mail, Wording wording) {
        return switch (mail.state()) {
            case SENT -> wording.at(mail.sentAt());
            case WAITING -> wording.text("desk.mail.waiting", mail.attempts());
            case GIVEN_UP -> wording.text("desk.mail.given-up", mail.attempts());
            case CANCELLED -> wording.text("desk.mail.cancelled");
        };
    }

    private static @Nullable String refusal(Order order, Wording wording) {
        return order.rejectionReason() == null
                ? null
                : joined(wording.word("rejection", order.rejectionReason()), order.rejectionNote());
    }

    private static Part part(SupplierOrder part, Order order, @Nullable Supplier supplier, Wording wording) {
        return new Part(
                part.number(),
                wording.word("supplierOrderState", part.state()),
                part.lines().stream()
                        .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                        .collect(Collectors.joining(", ")),
                supplier == null ? null : supplier.name(),
                supplier == null ? null : supplier.phone(),
                link(part, supplier, wording),
                wording.at(part.submittedAt()),
                wording.at(part.answerDue()),
                wording.at(part.answeredAt()),
                wording.at(part.promisedShipAt()),
                wording.at(part.shipDue()),
                part.rejectionReason() == null
                        ? null
                        : joined(wording.word("rejectionReason", part.rejectionReason()), part.rejectionNote()));
    }

    private static String link(SupplierOrder part, @Nullable Supplier supplier, Wording wording) {
        if (supplier == null || part.submittedAt() == null) {
            return "";
        }
        if (supplier.channel() == Supplier.Channel.PHONE) {
            return wording.text("desk.link.phone");
        }
        return wording.text(
                switch (part.state()) {
                    case SUBMITTED -> "desk.link.unanswered";
                    case ACCEPTED, SHIPPED -> "desk.link.answered";
                    case DRAFT, REJECTED, CLOSED, CANCELLED -> "desk.link.over";
                });
    }

    static @Nullable ParcelTrack track(Parcel parcel, List<ParcelTrack> tracks) {
        return tracks.stream()
                .filter(track -> track.parcelId().equals(parcel.id()))
                .findFirst()
                .orElse(null);
    }

    static PageParcel parcel(
            Parcel parcel,
            @Nullable ParcelTrack track,
            List<Station> stations,
            ParcelContents contents,
            Order order,
            Wording wording) {
        var carrier = parcel.carrier() == null ? parcel.declaredCarrier() : parcel.carrier();
        return new PageParcel(
                parcel.id().value(),
                parcel.state() == Parcel.State.REGISTERED && track != null && track.settledAt() == null,
                wording.carrier(carrier),
                parcel.trackingNumber(),
                parcel.state() == Parcel.State.VOIDED,
                track == null
                        ? wording.word("parcelState", parcel.state())
                        : wording.word("parcelStatus", track.status()),
                track == null ? 0 : track.progress(),
                parcel.doubt() == null || parcel.forcedBy() != null || parcel.registeredAt() != null
                        ? null
                        : wording.word("doubt", parcel.doubt()),
                track == null || track.trouble() == null || track.settledAt() != null
                        ? null
                        : wording.word("trouble", track.trouble()),
                track != null
                        && track.troubleSince() != null
                        && track.handledSince() != null
                        && !track.handledSince().isBefore(track.troubleSince()),
                inside(contents, order),
                contents.shared(),
                stations.stream()
                        .map(station -> new Stop(
                                wording.at(station.at()),
                                wording.word("parcelStatus", station.status()),
                                station.place(),
                                station.words()))
                        .toList());
    }

    private static @Nullable String inside(ParcelContents contents, Order order) {
        return contents.lines().isEmpty()
                ? null
                : contents.lines().stream()
                        .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                        .collect(Collectors.joining(", "));
    }

    private static Change aChange(OrderChange change, Facts facts, Wording wording) {
        var refund = change.refund();
        return new Change(
                change.id().toString(),
                change.number(),
                wording.word("changeKind", change.kind()),
                wording.word("changeState", change.state()),
                change.isOpen(),
                who(change.askedBy(), wording),
                wording.at(change.askedAt()),
                change.lines().stream()
                        .map(line -> facts.order().line(line.line()).name() + " × " + line.quantity())
                        .collect(Collectors.joining(", ")),
                change.note(),
                change.point() == null ? null : wording.word("changePoint", change.point()),
                joined(
                        change.refusal() == null ? null : wording.word("changeRefusal", change.refusal()),
                        refund == null || !refund.isPositive() ? null : wording.money(refund),
                        change.answer(),
                        change.decidedBy() == null ? null : who(change.decidedBy(), wording),
                        wording.at(change.settledAt())),
                change.isOpen() ? unanswered(change, facts, wording) : List.of());
    }

    private static List<Asked> unanswered(OrderChange change, Facts facts, Wording wording) {
        return facts.questions().getOrDefault(change.id(), List.of()).stream()
                .filter(question -> question.agrees() == null)
                .flatMap(question -> facts.parts().stream()
                        .filter(part -> part.id().equals(question.supplierOrderId()))
                        .map(part -> new Asked(part.id().toString(), part.number(), wording.at(question.dueAt()))))
                .toList();
    }

    private static String who(Actor actor, Wording wording) {
        return actor.equals(Actor.SYSTEM)
                ? wording.word("actor", actor.kind())
                : wording.text("desk.who", wording.word("actor", actor.kind()), actor.name());
    }

    private static @Nullable String joined(@Nullable String... parts) {
        var present = new ArrayList<String>();
        Stream.of(parts).filter(part -> part != null && !part.isBlank()).forEach(present::add);
        return present.isEmpty() ? null : String.join(" · ", present);
    }
}
