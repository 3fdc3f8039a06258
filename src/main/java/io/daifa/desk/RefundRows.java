package io.daifa.desk;

import io.daifa.order.OrderId;
import io.daifa.order.Refund;
import io.daifa.order.RefundPayment;
import io.daifa.order.RefundPayments;
import io.daifa.order.Refunds;
import io.daifa.shop.Shop;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An order's refunds as staff see them. */
@Component
class RefundRows {

    private final Refunds refunds;
    private final RefundPayments payments;

    RefundRows(Refunds refunds, RefundPayments payments) {
        this.refunds = refunds;
        this.payments = payments;
    }

    /** A refund: what it is for, how far it is, and what hinders it. */
    record Row(
            String amount,
            String state,
            String reason,
            String since,
            @Nullable String payer,
            @Nullable String answerDue,
            @Nullable String failure,
            @Nullable String firstBy,
            @Nullable String reference) {}

    /** The order's, the eldest first. */
    List<Row> of(OrderId id, Wording wording) {
        return refunds.ofOrder(id).stream()
                .map(refund -> row(refund, payments.find(refund.id()).orElse(null), wording))
                .toList();
    }

    private static Row row(Refund refund, @Nullable RefundPayment payment, Wording wording) {
        var open = refund.state() == Refund.State.DUE || refund.state() == Refund.State.FAILED;
        return new Row(
                wording.money(refund.amount()),
                wording.word("refundState", refund.state()),
                wording.word("refundReason", refund.reason()),
                wording.at(
                        refund.endedAt() != null
                                ? refund.endedAt()
                                : refund.dueAt() == null ? refund.promisedAt() : refund.dueAt()),
                payment == null ? null : wording.word("shopRefunds", payment.channel()),
                open && payment != null && payment.channel() == Shop.Refunds.BY_SHOP
                        ? wording.at(payment.answerDue())
                        : null,
                refund.failure(),
                open && payment != null ? payment.firstBy() : null,
                refund.reference());
    }
}
