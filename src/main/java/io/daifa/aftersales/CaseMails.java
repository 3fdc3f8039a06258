package io.daifa.aftersales;

import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shops;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails by which a customer is asked and told about a case; a customer without an address gets none. */
@Component
class CaseMails {

    static final String OFFER = "case-offer";
    static final String RETURN = "case-return";
    static final String REMINDER = "case-return-reminder";
    static final String OUTCOME = "case-outcome";
    static final String WITHDRAWN = "case-withdrawn";

    /** Mails of which there is one a case. */
    static final int ONCE = 1;

    private final Mails mails;
    private final CaseLinks links;
    private final Orders orders;
    private final Shops shops;

    CaseMails(Mails mails, CaseLinks links, Orders orders, Shops shops) {
        this.mails = mails;
        this.links = links;
        this.orders = orders;
        this.shops = shops;
    }

    /** Intends it, in the transaction of what it tells. */
    void intend(String template, AfterSalesCase about, int revision) {
        var order = order(about);
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    template,
                    about.id().value(),
                    revision,
                    order.id().value(),
                    order.customerEmail(),
                    order.language()));
        }
    }

    /** It is not to be sent any more. */
    void cancel(String template, AfterSalesCase about, int revision) {
        mails.cancel(template, about.id().value(), revision);
    }

    void sendOffer(AfterSalesCase about, Offer offer) {
        var more = decision(offer.resolution(), offer.refund().isPositive() ? offer.refund() : null, offer.note());
        more.put("freight", offer.resolution().isReturned() ? "freight." + offer.freight() : null);
        more.put("answerDue", offer.answerDue());
        send(OFFER, about, offer.round(), more);
    }

    void sendReturn(AfterSalesCase about, Return asked) {
        send(RETURN, about, asked.attempt(), returned(about, asked));
    }

    void sendReminder(AfterSalesCase about, Return asked) {
        send(REMINDER, about, asked.attempt(), returned(about, asked));
    }

    /** What came of it: {@code remark} is what the inspection found. */
    void sendOutcome(AfterSalesCase about, @Nullable String remark) {
        var decision = about.decided();
        var ended = about.refundedAt() != null;
        var more = decision(decision.resolution(), ended ? decision.refund() : null, remark);
        more.put("words", decision.note());
        more.put("lapsed", null);
        send(OUTCOME, about, ONCE, more);
    }

    /** The customer let the time pass. */
    void sendLapsed(AfterSalesCase about) {
        var more = decision(Resolution.DECLINED, null, null);
        more.put("resolution", "caseState.LAPSED");
        more.put("words", null);
        more.put("lapsed", true);
        send(OUTCOME, about, ONCE, more);
    }

    void sendWithdrawn(AfterSalesCase about) {
        send(WITHDRAWN, about, ONCE, new HashMap<>());
    }

    private static Map<String, @Nullable Object> decision(
            Resolution resolution, @Nullable Object refund, @Nullable String note) {
        var more = new HashMap<String, @Nullable Object>();
        more.put("resolution", "resolution." + resolution);
        more.put("refund", refund);
        more.put("note", note);
        return more;
    }

    private Map<String, @Nullable Object> returned(AfterSalesCase about, Return asked) {
        var order = order(about);
        var more = new HashMap<String, @Nullable Object>();
        more.put(
                "goods",
                about.lines().stream()
                        .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                        .collect(Collectors.joining(", ")));
        more.put("address", asked.address());
        more.put("freight", "freight." + about.decided().freight());
        more.put("numberDue", asked.numberDue());
        return more;
    }

    private void send(String template, AfterSalesCase about, int revision, Map<String, @Nullable Object> more) {
        var order = order(about);
        var shopName = shops.find(order.shopId()).orElseThrow().name();
        var model = new HashMap<String, Object>();
        model.put("shopName", shopName);
        model.put("orderNumber", order.shopOrderNumber());
        model.put("caseNumber", about.number());
        model.put("link", links.addressOf(about.id()));
        model.putAll(more);
        mails.send(
                template,
                about.id().value(),
                revision,
                new MailText(List.of(shopName, order.shopOrderNumber()), model));
    }

    private Order order(AfterSalesCase about) {
        return orders.find(about.orderId()).orElseThrow();
    }
}
