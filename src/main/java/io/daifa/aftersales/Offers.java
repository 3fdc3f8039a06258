package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The offers to customers and their answers, which come by the link, by the shop, or by phone through staff. Each method that changes one
 * locks the customer's order's row first, and writes the journal.
 */
@Repository
public class Offers {

    private final CaseFile file;
    private final OfferRows rows;
    private final Agreement agreement;
    private final CaseMails mails;
    private final Orders orders;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Offers(
            CaseFile file,
            OfferRows rows,
            Agreement agreement,
            CaseMails mails,
            Orders orders,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.file = file;
        this.rows = rows;
        this.agreement = agreement;
        this.mails = mails;
        this.orders = orders;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The case's offers, oldest first. */
    public List<Offer> of(CaseId id) {
        return rows.of(id);
    }

    /** The offers of all of the order's cases, oldest first. */
    public List<Offer> ofOrder(OrderId id) {
        return rows.ofOrder(id);
    }

    /** The offer that waits for its answer. */
    public Optional<Offer> standing(CaseId id) {
        return rows.latest(id).filter(offer -> offer.answer() == null);
    }

    /**
     * The customer agrees to the offer of that round. The same again changes nothing; refuses an offer that is answered otherwise, over, or
     * not the last ({@code offer-answered}, {@code offer-over}, {@code offer-unknown}). Publishes {@link OfferAnswered}.
     */
    @Transactional
    public void accept(CaseId id, int round, @Nullable String words, Actor by) throws Refusal {
        answer(id, round, OfferRows.Answered.of(Offer.Answer.ACCEPTED, CaseTexts.WORDS.words("words", words)), by);
    }

    /** The customer does not agree, and says why; staff decide anew. Refuses as {@link #accept} does, and silence. */
    @Transactional
    public void decline(CaseId id, int round, @Nullable String words, Actor by) throws Refusal {
        answer(id, round, OfferRows.Answered.of(Offer.Answer.DECLINED, needed(words)), by);
    }

    /**
     * The customer wants something else instead: another solution, other money, or both; staff decide anew. Refuses as {@link #decline}
     * does, a counter-offer that names neither, a negative amount, and more than was paid.
     */
    @Transactional
    public void counter(
            CaseId id, int round, @Nullable Resolution wanted, @Nullable Money amount, @Nullable String words, Actor by)
            throws Refusal {
        if (wanted == Resolution.DECLINED || (wanted == null && amount == null)) {
            throw Refusal.at("wanted", "offer-counter-empty");
        }
        if (amount != null) {
            CaseRules.checkAsked(amount, orders.find(file.found(id).orderId()).orElseThrow(), "amount");
        }
        answer(id, round, new OfferRows.Answered(Offer.Answer.COUNTERED, needed(words), wanted, amount), by);
    }

    /** The time to answer is over: an offer without an answer lapses, and with it the case. Nobody's silence is consent. */
    @Transactional
    public void lapse(CaseId id) {
        var asked = file.locked(id);
        var offer = standing(id);
        if (asked.state() != AfterSalesCase.State.NEGOTIATING || offer.isEmpty()) {
            return;
        }
        rows.answered(offer.get(), OfferRows.Answered.of(Offer.Answer.LAPSED, null), Actor.SYSTEM, clock.instant());
        agreement.lapsed(asked);
        file.write(asked, Actor.SYSTEM, "offer-lapsed", Map.of(), null);
    }

    /** Sends the mail with the offer that stands and its link; without an address nothing is sent. */
    @Transactional
    public void tell(CaseId id) {
        standing(id).ifPresent(offer -> mails.sendOffer(file.found(id), offer));
    }

    /** Until when the offer that stands may be answered. */
    public Instant answerDue(CaseId id) {
        return rows.latest(id).orElseThrow().answerDue();
    }

    private void answer(CaseId id, int round, OfferRows.Answered said, Actor by) throws Refusal {
        var asked = file.locked(id);
        var offer = rows.of(id).stream()
                .filter(one -> one.round() == round)
                .findFirst()
                .orElseThrow(() -> Refusal.because("offer-unknown"));
        if (offer.answer() == said.answer() && said.answer() == Offer.Answer.ACCEPTED) {
            return;
        }
        if (offer.answer() == Offer.Answer.LAPSED || asked.state() == AfterSalesCase.State.CANCELED) {
            throw Refusal.conflict("offer-over", asked.number());
        }
        if (offer.answer() != null) {
            throw Refusal.conflict("offer-answered", asked.number());
        }
        rows.answered(offer, said, by, clock.instant());
        file.write(
                asked,
                by,
                "offer-" + said.answer().name().toLowerCase(java.util.Locale.ROOT),
                Map.of(
                        "resolution",
                        "resolution." + offer.resolution(),
                        "refund",
                        offer.refund().toString()),
                said.words());
        if (said.answer() == Offer.Answer.ACCEPTED) {
            agreement.reached(asked, by);
        } else {
            file.move(asked, AfterSalesCase.State.UNDER_REVIEW);
        }
        mails.cancel(CaseMails.OFFER, asked, round);
        publisher.publishEvent(new OfferAnswered(id));
    }

    private static String needed(@Nullable String words) throws Refusal {
        var said = CaseTexts.WORDS.words("words", words);
        if (said == null) {
            throw Refusal.at("words", "offer-words-missing");
        }
        return said;
    }
}
