package io.daifa.process.refund;

import static io.daifa.process.Tables.pair;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.RefundChanged;
import io.daifa.order.RefundPayment;
import io.daifa.order.RefundPayments;
import io.daifa.order.Refunds;
import io.daifa.process.Answers;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * After-sales gives the money back by hand, and keeps the payment's reference; or has the shop asked again; or, above the limit, prepares it for
 * a second person. The shop's answer closes the task, however late it comes.
 */
@Component
public class RefundByHand extends StaffTask {

    private static final Duration TO_PAY = Duration.ofDays(2);

    private final StaffTasks house;
    private final RefundPayments payments;
    private final Refunds refunds;
    private final Orders orders;
    private final Cases cases;

    RefundByHand(StaffTasks house, RefundPayments payments, Refunds refunds, Orders orders, Cases cases) {
        super(house);
        this.house = house;
        this.payments = payments;
        this.refunds = refunds;
        this.orders = orders;
        this.cases = cases;
    }

    enum Outcome {
        DONE,
        RETRY,
        SECOND_PERSON,
        WITHDRAW
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofHours(2);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 85;
    }

    @Override
    protected Instant line(Subject subject) {
        var refund = refund(subject);
        return Objects.requireNonNullElse(refund.dueAt(), refund.promisedAt()).plus(TO_PAY);
    }

    @Override
    protected String ownMessage() {
        return RefundChanged.class.getSimpleName();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var refund = refund(subject);
        var tables = house.tables();
        var values = new HashMap<String, Object>();
        values.put("problems", tables.rows(List.of(problem(refund))));
        values.put("refund", shownRefund(refund));
        values.put("photosPage", tables.photosPage(subject.order()));
        values.put(
                "buyerWords",
                tables.toSend(
                        subject.order().language(),
                        "buyer-refund",
                        subject.order().shopOrderNumber(),
                        refund.amount()));
        // Who prepares it for a second person does not pay it.
        values.put("outcome", isToBePrepared(refund) ? Outcome.SECOND_PERSON.name() : Outcome.DONE.name());
        return values;
    }

    private boolean isToBePrepared(Refund refund) {
        return payments.needsTwo(refund)
                && payments.find(refund.id()).map(RefundPayment::firstBy).isEmpty();
    }

    private Map<String, Object> problem(Refund refund) {
        var tables = house.tables();
        var payment = payments.find(refund.id());
        var firstBy = payment.map(RefundPayment::firstBy);
        if (firstBy.isPresent()) {
            return tables.problem("refund-check", refund.amount(), firstBy.get());
        }
        if (isToBePrepared(refund)) {
            return tables.problem("refund-two", refund.amount());
        }
        if (payment.filter(one -> one.channel() == Shop.Refunds.BY_SHOP).isPresent()) {
            return refund.failure() == null
                    ? tables.problem("refund-silent", refund.amount())
                    : tables.problem("refund-failed", refund.amount(), refund.failure());
        }
        return tables.problem("refund-due", refund.amount(), tables.time(refund.dueAt()));
    }

    private static Refund refund(Subject subject) {
        return Objects.requireNonNull(subject.refund());
    }

    /** What was given back of the order already, beside what was paid. */
    private String refunded(Refund refund) {
        var order = orders.find(refund.orderId()).orElseThrow();
        var done = refunds.ofOrder(order.id()).stream()
                .filter(one -> one.state() == Refund.State.DONE)
                .map(Refund::amount)
                .reduce(Money.zero(order.total().currency()), Money::plus);
        return house.tables()
                .text(
                        "form.refundedOf",
                        house.tables().money(done),
                        house.tables().money(order.paid()));
    }

    private Object shownRefund(Refund refund) {
        var tables = house.tables();
        var payment = payments.find(refund.id());
        return tables.pairs(
                pair("refund", tables.money(refund.amount())),
                pair("refundReason", tables.word("refundReason", refund.reason())),
                pair(
                        "case",
                        cases.find(CaseId.of(refund.about()))
                                .map(AfterSalesCase::number)
                                .orElse(null)),
                pair("refunded", refunded(refund)),
                pair("refundState", tables.word("refundState", refund.state())),
                pair("refundDue", tables.time(refund.dueAt())),
                pair(
                        "refundChannel",
                        payment.map(one -> tables.word("shopRefunds", one.channel()))
                                .orElse(null)),
                pair(
                        "refundAsked",
                        payment.filter(one -> one.channel() == Shop.Refunds.BY_SHOP)
                                .map(one -> tables.time(one.askedAt()))
                                .orElse(null)),
                pair(
                        "refundAnswerDue",
                        payment.map(RefundPayment::answerDue).map(tables::time).orElse(null)),
                pair("refundFailure", refund.failure()),
                pair("twoPersons", payments.needsTwo(refund) ? tables.text("form.yes") : null),
                pair("firstPerson", payment.map(RefundPayment::firstBy).orElse(null)));
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var refund = refund(subject);
        var note = answers.text("note");
        switch (answers.choice("outcome", Outcome.class)) {
            case DONE -> payments.paidByHand(refund.id(), answers.needed("reference"), note, by);
            case RETRY -> payments.again(refund.id(), note, by);
            case SECOND_PERSON -> payments.secondPerson(refund.id(), note, by);
            case WITHDRAW -> payments.withdrawnByHand(refund.id(), note, by);
        }
    }
}
