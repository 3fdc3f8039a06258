package io.daifa.process.confirm;

import static io.daifa.process.Tables.option;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Correction;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Review;
import io.daifa.process.Answers;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The order desk puts an order right and confirms it, or rejects it. */
@Component
public class ConfirmOrder extends StaffTask {

    private static final int URGENT = 80;

    private final StaffTasks house;
    private final Orders orders;
    private final Addresses addresses;

    ConfirmOrder(StaffTasks house, Orders orders, Addresses addresses) {
        super(house);
        this.house = house;
        this.orders = orders;
        this.addresses = addresses;
    }

    enum Outcome {
        CONFIRM,
        REJECT
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofMinutes(30);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 50;
    }

    /** An order that is urgent anyhow is as urgent here; nothing burns before a supplier knows of it. */
    @Override
    protected int pressing(Subject subject) {
        return Math.min(URGENT, super.pressing(subject));
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var order = subject.order();
        var tables = house.tables();
        var values = new HashMap<String, Object>();
        values.put(
                "problems",
                tables.rows(order.review().findings().stream()
                        .filter(finding -> finding.outcome() != Review.Outcome.ACCEPTED)
                        .map(finding -> row(
                                "problem",
                                tables.text(
                                        "finding." + finding.code(),
                                        finding.arguments().toArray()),
                                "remedy",
                                tables.word(finding.remedy())))
                        .toList()));
        values.put("receiverName", order.receiver().name());
        values.put("receiverPhone", order.receiver().phone());
        values.put("address", order.receiver().address());
        values.put("district", order.districtCode());
        values.put("districtOptions", tables.rows(districts(order)));
        values.put("paid", false);
        values.put("paymentMissing", order.payment() == Payment.UNPAID);
        values.put("sellerMemo", order.sellerMemo());
        return values;
    }

    /** What the address may mean, or what it does mean. */
    private List<Map<String, Object>> districts(Order order) {
        if (order.districtCode() != null) {
            var code = order.districtCode();
            return List.of(option(code, addresses.name(code).orElse(code)));
        }
        return addresses.candidates(order).stream()
                .map(division -> option(division.code(), division.name()))
                .toList();
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var order = subject.order();
        switch (answers.choice("outcome", Outcome.class)) {
            case CONFIRM -> confirm(order, answers, by);
            case REJECT -> orders.reject(order.id(), answers.needed("rejectionReason"), answers.text("note"), by);
        }
    }

    /** What is still wrong after the correction is told at once: the completion is refused, and what was typed stays in the form. */
    private void confirm(Order order, Answers answers, Actor by) throws Refusal {
        orders.correct(order.id(), correction(order, answers), by);
        orders.confirmFindings(order.id(), by);
        var review = orders.check(order.id());
        if (review.outcome() == Review.Outcome.REVIEW) {
            throw new Refusal(review.findings().stream()
                    .filter(finding -> finding.outcome() == Review.Outcome.REVIEW && !finding.confirmed())
                    .map(ConfirmOrder::problem)
                    .toList());
        }
        var note = answers.text("note");
        if (note != null) {
            orders.note(order.id(), note, by);
        }
    }

    private static Problem problem(Review.Finding finding) {
        var arguments = finding.arguments().toArray();
        return finding.field() == null
                ? Problem.of(finding.code(), arguments)
                : Problem.at(finding.field(), finding.code(), arguments);
    }

    private static Correction correction(Order order, Answers answers) throws Refusal {
        return new Correction(
                changed(order.receiver().name(), answers.text("receiverName")),
                changed(order.receiver().phone(), answers.text("receiverPhone")),
                changed(order.receiver().address(), answers.text("address")),
                changed(order.districtCode(), answers.text("district")),
                answers.ticked("paid") ? Payment.PAID : null,
                changed(order.sellerMemo(), answers.text("sellerMemo")));
    }

    private static @Nullable String changed(@Nullable String before, @Nullable String now) {
        return Objects.equals(before, now) ? null : now;
    }
}
