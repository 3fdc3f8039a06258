package io.daifa.aftersales;

import io.daifa.aftersales.AfterSalesCase.State;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.TrackingNumber;
import io.daifa.tracking.Tracks;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The goods of cases on their way back. Their parcels are none of the order's: its supplier orders never wait for them. Each method that changes one locks the
 * customer's order's row first, and writes the journal.
 */
@Repository
public class Returns {

    private final CaseFile file;
    private final CaseTable table;
    private final ReturnRows rows;
    private final ReturnLeg leg;
    private final Offering offering;
    private final Agreement agreement;
    private final CaseMoney money;
    private final CaseMails mails;
    private final Orders orders;
    private final Parcels parcels;
    private final Carriers carriers;
    private final Tracks tracks;
    private final AfterSalesSettings settings;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Returns(
            CaseFile file,
            CaseTable table,
            ReturnRows rows,
            ReturnLeg leg,
            Offering offering,
            Agreement agreement,
            CaseMoney money,
            CaseMails mails,
            Orders orders,
            Parcels parcels,
            Carriers carriers,
            Tracks tracks,
            AfterSalesSettings settings,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.file = file;
        this.table = table;
        this.rows = rows;
        this.leg = leg;
        this.offering = offering;
        this.agreement = agreement;
        this.money = money;
        this.mails = mails;
        this.orders = orders;
        this.parcels = parcels;
        this.carriers = carriers;
        this.tracks = tracks;
        this.settings = settings;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The case's way back, the last where there were several. */
    public Optional<Return> of(CaseId id) {
        return rows.latest(id);
    }

    /** The ways back of the order's cases. */
    public List<Return> ofOrder(OrderId id) {
        return rows.ofOrder(id);
    }

    /** Whether it is known where the case's goods go. */
    public boolean isAddressKnown(CaseId id) {
        return rows.latest(id).map(Return::address).isPresent();
    }

    /** Whether the case's goods are on their way, or here. */
    public boolean isSent(CaseId id) {
        return rows.latest(id).map(Return::isSent).orElse(false);
    }

    /** Whether the case's goods have come. */
    public boolean hasArrived(CaseId id) {
        return rows.latest(id).map(Return::arrivedAt).isPresent();
    }

    /** Until when the customer has to send the goods. */
    public Instant numberDue(CaseId id) {
        return Objects.requireNonNull(rows.latest(id).orElseThrow().numberDue());
    }

    /** When the customer is reminded. */
    public Instant reminderDue(CaseId id) {
        return numberDue(id).minus(settings.remindBefore());
    }

    /** Until when the goods are expected. */
    public Instant receiptDue(CaseId id) {
        return Objects.requireNonNull(rows.latest(id).orElseThrow().receiptDue());
    }

    /** A person says where the goods go. Refuses an empty address, and where one is known. */
    @Transactional
    public void nameAddress(CaseId id, @Nullable String address, Actor by) throws Refusal {
        var words = CaseTexts.WORDS.words("address", address);
        if (words == null) {
            throw Refusal.at("address", "return-address-missing");
        }
        var agreed = file.locked(id);
        if (agreed.state() != State.APPROVED || isAddressKnown(id)) {
            throw Refusal.because("case-step-not-due", agreed.number());
        }
        leg.ask(agreed, words, by);
    }

    /** Sends the mail with the address and the link; without an address of the customer's nothing is sent. */
    @Transactional
    public void tell(CaseId id) {
        rows.latest(id).filter(Return::isAwaited).ifPresent(asked -> mails.sendReturn(file.found(id), asked));
    }

    /** Reminds the customer by mail, once, unless the goods were sent. */
    @Transactional
    public void remind(CaseId id) {
        var agreed = file.locked(id);
        var asked = rows.latest(id).orElseThrow();
        if (!asked.isAwaited() || asked.remindedAt() != null) {
            return;
        }
        rows.reminded(asked, clock.instant());
        mails.intend(CaseMails.REMINDER, agreed, asked.attempt());
        file.write(agreed, Actor.SYSTEM, "return-reminded", Map.of(), null);
        mails.sendReminder(agreed, asked);
    }

    /**
     * The customer has sent the goods, by that carrier under that number; the same again changes nothing, and until the goods have come the
     * number may be put right. Refuses where no goods are awaited, a number that no carrier has, and one that other goods have. Publishes
     * {@link ReturnSent}, and {@link ReturnArrived} where the carrier has delivered it already.
     */
    @Transactional
    public void sent(CaseId id, @Nullable String carrierName, @Nullable String number, Actor by) throws Refusal {
        var tracking = TrackingNumber.of("trackingNumber", number);
        var carrier = carrier(carrierName, tracking);
        var agreed = file.locked(id);
        var asked = rows.latest(id).orElseThrow(() -> Refusal.because("return-not-awaited", agreed.number()));
        if (agreed.state() != State.AWAITING_RETURN && agreed.state() != State.RETURN_IN_TRANSIT) {
            throw Refusal.because("return-not-awaited", agreed.number());
        }
        if (tracking.value().equals(asked.trackingNumber())) {
            return;
        }
        // The number's gate stays shut from here on, so that nobody else takes the same number meanwhile.
        var delivered = tracks.watch(tracking);
        var now = clock.instant();
        if (parcels.isUsed(tracking)
                || !rows.sent(asked, carrier, tracking.value(), now, now.plus(settings.receiptWithin()))) {
            throw Refusal.at("trackingNumber", "return-number-used");
        }
        file.move(agreed, State.RETURN_IN_TRANSIT);
        mails.cancel(CaseMails.RETURN, agreed, asked.attempt());
        file.write(agreed, by, "return-sent", Map.of("number", tail(tracking.value())), null);
        publisher.publishEvent(new ReturnSent(id));
        delivered.ifPresent(at -> arrive(file.found(id), at, Actor.SYSTEM));
    }

    /** The goods have come, with a number or without: a person says so. Again changes nothing; refuses where none are awaited. */
    @Transactional
    public void arrived(CaseId id, Actor by) throws Refusal {
        var agreed = file.locked(id);
        if (agreed.state() == State.RECEIVED) {
            return;
        }
        if (agreed.state() != State.AWAITING_RETURN && agreed.state() != State.RETURN_IN_TRANSIT) {
            throw Refusal.because("return-not-awaited", agreed.number());
        }
        arrive(agreed, clock.instant(), by);
        publisher.publishEvent(new ReturnSent(id));
    }

    /** A carrier has delivered that number, which is none of our parcels': if goods come back under it, they have come. */
    @Transactional
    void delivered(String number, Instant at) {
        var coming = rows.byNumber(number);
        if (coming.isPresent()) {
            var agreed = file.locked(coming.get().caseId());
            if (agreed.state() == State.RETURN_IN_TRANSIT && !hasArrived(agreed.id())) {
                arrive(agreed, at, Actor.SYSTEM);
            }
        }
    }

    /** The time to send the goods is over: where they were not sent, the case ends with nothing. */
    @Transactional
    public void lapse(CaseId id) {
        var agreed = file.locked(id);
        var asked = rows.latest(id).orElseThrow();
        if (agreed.state() != State.AWAITING_RETURN || !asked.isAwaited()) {
            return;
        }
        rows.lapsed(asked, clock.instant());
        agreement.lapsed(agreed);
        file.write(agreed, Actor.SYSTEM, "return-lapsed", Map.of(), null);
    }

    /**
     * A person has looked at what came back. All is well: the case goes on as agreed. Part of it ({@code accepted}: the units of each line
     * that pass): it goes on with the money for that part. None, or something else: the customer is told why and asked. Nothing came: staff
     * decide anew. Refuses silence where not all is well, a part that is none, and where nothing is to be looked at.
     */
    @Transactional
    public void inspect(
            CaseId id, Return.Result result, List<AfterSalesCase.Line> accepted, @Nullable String note, Actor by)
            throws Refusal {
        var words = CaseTexts.WORDS.words("note", note);
        if (words == null && result != Return.Result.PASS) {
            throw Refusal.at("note", "case-note-missing");
        }
        var agreed = file.locked(id);
        if (agreed.state() != State.RETURN_IN_TRANSIT && agreed.state() != State.RECEIVED) {
            throw Refusal.because("case-step-not-due", agreed.number());
        }
        var passed = switch (result) {
            case PASS -> agreed.lines();
            case PART -> AcceptedUnits.part(agreed, accepted);
            case FAIL, WRONG, NOT_RECEIVED -> List.<AfterSalesCase.Line>of();
        };
        var came = rows.latest(id).orElseThrow();
        rows.inspected(came, result, passed, words, by.name(), clock.instant());
        file.write(agreed, by, "return-inspected", Map.of("result", "returnResult." + result), words);
        switch (result) {
            case PASS -> file.move(agreed, State.INSPECTED);
            case PART -> {
                file.move(agreed, State.INSPECTED);
                reduce(agreed, passed, by);
            }
            case FAIL, WRONG -> {
                file.move(agreed, State.INSPECTED);
                refuse(file.found(id), words, by);
            }
            case NOT_RECEIVED -> file.move(agreed, State.UNDER_REVIEW);
        }
    }

    private void arrive(AfterSalesCase agreed, Instant at, Actor by) {
        rows.arrived(rows.latest(agreed.id()).orElseThrow(), at);
        file.move(agreed, State.RECEIVED);
        file.write(agreed, by, "return-arrived", Map.of(), null);
        publisher.publishEvent(new ReturnArrived(agreed.id()));
    }

    /** The money for the units that pass is their share of what was agreed. */
    private void reduce(AfterSalesCase agreed, List<AfterSalesCase.Line> passed, Actor by) {
        var decision = agreed.decided();
        if (!decision.refund().isPositive()) {
            return;
        }
        var order = orders.find(agreed.orderId()).orElseThrow();
        var whole = ClaimedValue.of(order, agreed.lines()).amount();
        if (whole.signum() == 0) {
            return;
        }
        var refund = decision.refund().amount();
        var share = refund.multiply(ClaimedValue.of(order, passed).amount())
                .divide(whole, refund.scale(), RoundingMode.DOWN);
        var less = new Money(share, decision.refund().currency());
        table.reduced(agreed.id(), less);
        money.reserve(agreed, decision.resolution(), less, by);
    }

    /** What came back is not what was agreed on: nothing is given for it, which the customer may accept or not. */
    private void refuse(AfterSalesCase agreed, @Nullable String words, Actor by) {
        var nothing = new AfterSalesCase.Decision(
                Resolution.DECLINED,
                Money.zero(agreed.decided().refund().currency()),
                AfterSalesCase.Freight.NONE,
                null,
                words,
                by.name(),
                clock.instant());
        table.decided(agreed.id(), nothing);
        money.free(agreed.id(), by);
        offering.make(agreed, nothing, words, by);
    }

    private @Nullable String carrier(@Nullable String name, TrackingNumber number) throws Refusal {
        var written = CaseTexts.REFERENCE.words("carrier", name);
        if (written == null) {
            return carriers.detect(number).stream()
                    .findFirst()
                    .map(Carrier::code)
                    .orElseThrow(() -> Refusal.at("carrier", "return-carrier-missing"));
        }
        return carriers.named(written).map(Carrier::code).orElse(written);
    }

    private static String tail(String number) {
        return number.length() <= 6 ? number : "…" + number.substring(number.length() - 6);
    }
}
