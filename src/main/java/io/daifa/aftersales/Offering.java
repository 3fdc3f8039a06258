package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a decision an offer: the customer is asked. */
@Component
class Offering {

    private final CaseFile file;
    private final OfferRows rows;
    private final CaseMails mails;
    private final AfterSalesSettings settings;
    private final Clock clock;

    Offering(CaseFile file, OfferRows rows, CaseMails mails, AfterSalesSettings settings, Clock clock) {
        this.file = file;
        this.rows = rows;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whether it is not what the customer asked for: another solution than the customer wants, less money, or nothing. What nobody asked
     * for differs from nothing.
     */
    static boolean differs(AfterSalesCase asked, AfterSalesCase.Decision decision) {
        if (asked.openedBy().kind() == Actor.Kind.SYSTEM) {
            return false;
        }
        return decision.resolution() == Resolution.DECLINED
                || (asked.wanted() != null && asked.wanted() != decision.resolution())
                || (asked.asked() != null && decision.refund().compareTo(asked.asked()) < 0);
    }

    /** Asks the customer of that case, which is decided so. */
    void make(AfterSalesCase asked, AfterSalesCase.Decision decision, @Nullable String words, Actor by) {
        var now = clock.instant();
        var round = rows.latest(asked.id()).map(Offer::round).orElse(0) + 1;
        var offer = new Offer(
                asked.id(),
                round,
                decision.resolution(),
                decision.refund(),
                decision.freight(),
                words,
                now,
                by.name(),
                now.plus(settings.answerWithin()),
                null,
                null,
                null,
                null,
                null);
        rows.insert(offer);
        file.move(asked, AfterSalesCase.State.NEGOTIATING);
        mails.intend(CaseMails.OFFER, asked, round);
        file.write(
                asked,
                by,
                "case-offered",
                Map.of(
                        "resolution",
                        "resolution." + offer.resolution(),
                        "refund",
                        offer.refund().toString(),
                        "due",
                        offer.answerDue().toString()),
                words);
    }
}
