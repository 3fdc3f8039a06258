package io.daifa.process.confirm;

import static io.daifa.process.Tables.option;
import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Correction;
import io.daifa.order.Hold;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.ReceiverChanged;
import io.daifa.order.Review;
import io.daifa.process.Answers;
import io.daifa.process.Candidates;
import io.daifa.process.OtherOrders;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import io.daifa.supplier.SupplierOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The order desk puts an order right and confirms it, lets it wait, or rejects it. */
@Component
public class ConfirmOrder extends StaffTask {

    private static final int URGENT = 80;
    /** The task's variable with what its form has shown of the receiver, at any time. */
    private static final String SEEN = "seen";
    /** In it, the district that the form had chosen already: the only one that the address could mean. */
    private static final String PRESET = "preset";

    private static final int MOST_SUPPLIERS = 3;

    private final StaffTasks house;
    private final Orders orders;
    private final Addresses addresses;
    private final SupplierOrders supplierOrders;
    private final Candidates candidates;
    private final OtherOrders otherOrders;
    private final TaskService tasks;

    ConfirmOrder(
            StaffTasks house,
            Orders orders,
            Addresses addresses,
            SupplierOrders supplierOrders,
            Candidates candidates,
            OtherOrders otherOrders,
            TaskService tasks) {
        super(house);
        this.house = house;
        this.orders = orders;
        this.addresses = addresses;
        this.supplierOrders = supplierOrders;
        this.candidates = candidates;
        this.otherOrders = otherOrders;
        this.tasks = tasks;
    }

    enum Outcome {
        CONFIRM,
        HOLD,
        AWAIT_BUYER,
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
    protected @Nullable Instant followUp(Subject subject) {
        var hold = subject.order().hold();
        return hold == null ? null : hold.until();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var order = subject.order();
        var tables = house.tables();
        var values = new HashMap<String, Object>();
        values.put(
                "problems",
                tables.rows(findings(order)
                        .map(finding -> row("problem", words(finding), "remedy", tables.word(finding.remedy())))
                        .toList()));
        var offers = candidates.of(subject.supplierOrder()).stream()
                .limit(MOST_SUPPLIERS)
                .toList();
        values.put("candidates", candidates.shown(offers));
        values.put("otherOrders", otherOrders.shown(order));
        values.put("about", about(order));
        values.put(
                "buyerWords",
                tables.toSend(
                        order.language(),
                        "buyer-receiver",
                        order.shopOrderNumber(),
                        Tables.lines(order),
                        findings(order)
                                .map(finding -> house.tables()
                                        .inWords(
                                                order.language(), "findingName." + finding.code(), finding.arguments()))
                                .collect(Collectors.joining("\n"))));
        values.put("outcome", isAllToBeCorrected(order) ? Outcome.CONFIRM.name() : null);
        var districts = districts(order);
        values.put("receiverName", order.receiver().name());
        values.put("receiverPhone", order.receiver().phone());
        values.put("address", order.receiver().address());
        var preset = districts.size() == 1 ? districts.get(0).get("value") : order.districtCode();
        values.put("district", preset);
        values.put("districtOptions", tables.rows(districts));
        values.put("paid", false);
        values.put("paymentMissing", order.payment() == Payment.UNPAID);
        values.put("sellerMemo", order.sellerMemo());
        values.put(SEEN, tables.rows(List.of(seen(order, preset))));
        return values;
    }

    /** What is not in order yet. */
    private static Stream<Review.Finding> findings(Order order) {
        return order.review().findings().stream().filter(finding -> finding.outcome() != Review.Outcome.ACCEPTED);
    }

    /** Then nothing can be confirmed by mistake: the order passes only when what is wrong was put right. */
    private static boolean isAllToBeCorrected(Order order) {
        return findings(order).noneMatch(finding -> finding.remedy() == Review.Remedy.CONFIRM);
    }

    private String words(Review.Finding finding) {
        return house.tables()
                .text("finding." + finding.code(), finding.arguments().toArray());
    }

    /** What else is worth knowing before it is confirmed. */
    private Object about(Order order) {
        var tables = house.tables();
        var gifts = order.lines().stream()
                .filter(line -> !line.unitPrice().isPositive())
                .map(line -> line.name() + " × " + line.quantity())
                .collect(Collectors.joining(", "));
        return tables.pairs(
                pair(
                        "area",
                        order.districtCode() == null
                                ? null
                                : addresses.name(order.districtCode()).orElse(null)),
                pair("gifts", gifts),
                pair("buyersOrders", tables.text("form.buyersOrdersCount", otherOrders.count(order))),
                pair("payment", tables.word(order.payment())),
                pair("shippingFee", order.shippingFee().isPositive() ? tables.money(order.shippingFee()) : null),
                pair("discount", order.discount().isPositive() ? tables.money(order.discount()) : null),
                pair(
                        "heldUntil",
                        order.hold() == null || order.hold().until() == null
                                ? null
                                : tables.time(order.hold().until())),
                pair("holdNote", order.hold() == null ? null : order.hold().note()));
    }

    /** The receiver as the form shows it now: who sends it back as it was has not changed it. */
    private static Map<String, Object> seen(Order order, @Nullable Object preset) {
        return row(
                "receiverName",
                order.receiver().name(),
                "receiverPhone",
                order.receiver().phone(),
                "address",
                order.receiver().address(),
                "district",
                order.districtCode(),
                PRESET,
                preset,
                "sellerMemo",
                order.sellerMemo());
    }

    /** The open task shows the new receiver; a form that somebody has open still shows the old one, which stays known as seen. */
    @EventListener
    void on(ReceiverChanged event) {
        for (var supplierOrder : supplierOrders.ofOrder(event.orderId())) {
            for (var task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(supplierOrder.id().toString())
                    .taskDefinitionKey("Task_ConfirmOrder")
                    .list()) {
                var before = house.tables().read(tasks.getVariableLocal(task.getId(), SEEN));
                refresh(task, house.subject(supplierOrder.id(), null), tasks);
                var all = new ArrayList<Map<String, ?>>(before);
                all.addAll(house.tables().read(tasks.getVariableLocal(task.getId(), SEEN)));
                tasks.setVariableLocal(task.getId(), SEEN, house.tables().rows(all));
            }
        }
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
            case HOLD -> hold(order, answers, Hold.Kind.HOLD, by);
            case AWAIT_BUYER -> hold(order, answers, Hold.Kind.AWAIT_CUSTOMER, by);
            case REJECT -> orders.reject(order.id(), answers.needed("rejectionReason"), answers.text("note"), by);
        }
    }

    /** What was put right already is kept; the task appears again, and asks to be followed up when the time is over. */
    private void hold(Order order, Answers answers, Hold.Kind kind, Actor by) throws Refusal {
        var until = answers.time("until");
        var note = answers.needed("note");
        var correction = correction(order, answers, false);
        orders.hold(order.id(), new Hold(kind, until, note), by);
        orders.correct(order.id(), correction, by);
    }

    /** What is still wrong after the correction is told at once: the completion is refused, and what was typed stays in the form. */
    private void confirm(Order order, Answers answers, Actor by) throws Refusal {
        orders.correct(order.id(), correction(order, answers, true), by);
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

    private Correction correction(Order order, Answers answers, boolean confirms) throws Refusal {
        var seen = house.tables().read(answers.value(SEEN));
        var address = changed(seen, "address", order.receiver().address(), answers);
        var district = changed(seen, "district", order.districtCode(), answers);
        // Nobody has chosen the district that the form proposed, unless the order is confirmed as it was proposed.
        var isProposed = seen.stream().anyMatch(shown -> Objects.equals(shown.get(PRESET), district));
        return new Correction(
                changed(seen, "receiverName", order.receiver().name(), answers),
                changed(seen, "receiverPhone", order.receiver().phone(), answers),
                address,
                isProposed && (!confirms || address != null) ? null : district,
                answers.ticked("paid") ? Payment.PAID : null,
                memo(seen, order, answers));
    }

    /** Empty where it was taken out. */
    private static @Nullable String memo(List<Map<String, String>> seen, Order order, Answers answers) throws Refusal {
        var field = "sellerMemo";
        var isTakenOut = order.sellerMemo() != null
                && answers.text(field) == null
                && seen.stream().allMatch(shown -> shown.get(field) != null);
        return isTakenOut ? "" : changed(seen, field, order.sellerMemo(), answers);
    }

    /** What the person changed: neither what is there, nor what the form has shown, which may be out of date meanwhile. */
    private static @Nullable String changed(
            List<Map<String, String>> seen, String field, @Nullable String there, Answers answers) throws Refusal {
        var now = answers.text(field);
        return Objects.equals(there, now) || seen.stream().anyMatch(shown -> Objects.equals(shown.get(field), now))
                ? null
                : now;
    }
}
