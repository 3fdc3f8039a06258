package io.daifa.process.change;

import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.change.ChangeAnswered;
import io.daifa.change.ChangeDecision;
import io.daifa.change.ChangeQuestion;
import io.daifa.change.ChangeRefusal;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.process.Answers;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import io.daifa.process.Tables;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The order desk decides a change that is not plain. A fact that decides it all the same closes the task. */
@Component
public class DecideChange extends StaffTask {

    private final StaffTasks house;
    private final OrderChanges changes;
    private final Addresses addresses;
    private final Refunds refunds;

    DecideChange(StaffTasks house, OrderChanges changes, Addresses addresses, Refunds refunds) {
        super(house);
        this.house = house;
        this.changes = changes;
        this.addresses = addresses;
        this.refunds = refunds;
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofMinutes(30);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 90;
    }

    @Override
    protected String ownMessage() {
        return ChangeAnswered.class.getSimpleName();
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var change = subject.theChange();
        var order = subject.order();
        var tables = house.tables();
        var values = new HashMap<String, Object>();
        values.put(
                "problems",
                tables.rows(List.of(row(
                        "problem",
                        tables.text(
                                "task.change",
                                tables.text("changeKind." + change.kind()),
                                tables.text("actor." + change.askedBy().kind()),
                                tables.time(change.askedAt())),
                        "remedy",
                        change.point() == null
                                ? tables.text("task.change.do")
                                : tables.text("task.change-point.do", tables.text("changePoint." + change.point()))))));
        values.put("sideBySide", tables.rows(sideBySide(change, order)));
        values.put(
                "change",
                tables.pairs(
                        pair("change", change.number()),
                        pair("changeKind", tables.text("changeKind." + change.kind())),
                        pair("changeBy", tables.text("actor." + change.askedBy().kind())),
                        pair("changeAt", tables.time(change.askedAt())),
                        pair("changeNote", change.note()),
                        pair(
                                "changePoint",
                                change.point() == null ? null : tables.text("changePoint." + change.point())),
                        pair("changeAnswers", answers(change)),
                        pair("changeDeadline", tables.time(order.shipBy())),
                        pair("changeValue", change.kind().isLess() ? tables.money(changes.value(change)) : null),
                        pair("refunded", refunded(order))));
        values.put(
                "supplierWords",
                tables.toSend(
                        tables.language(),
                        "supplier-change",
                        order.shopOrderNumber(),
                        tables.text("changeKind." + change.kind()),
                        Tables.lines(order)));
        return values;
    }

    /** What is asked beside what is there now. */
    private List<Map<String, Object>> sideBySide(OrderChange change, Order order) {
        var tables = house.tables();
        if (change.receiver() != null) {
            var now = addresses.clear(order);
            var asked = change.receiver();
            return List.of(
                    side("receiver", now.name(), asked.name()),
                    side("phone", now.phone(), asked.phone()),
                    side("address", now.address(), asked.address()));
        }
        var less = change.lines().stream()
                .collect(Collectors.toMap(OrderChange.Line::line, OrderChange.Line::quantity, Integer::sum));
        return order.lines().stream()
                .map(line -> row(
                        "what",
                        line.name(),
                        "now",
                        "× " + line.quantity(),
                        "asked",
                        change.lines().isEmpty()
                                ? tables.text("form.changeAll")
                                : less.containsKey(line.number())
                                        ? tables.text("form.changeLess", less.get(line.number()))
                                        : tables.text("form.changeSame")))
                .toList();
    }

    private Map<String, Object> side(String what, @Nullable String now, @Nullable String asked) {
        var tables = house.tables();
        return row(
                "what",
                tables.text("form." + what),
                "now",
                Objects.requireNonNullElse(now, "–"),
                "asked",
                asked == null || asked.equals(now) ? tables.text("form.changeSame") : asked);
    }

    /** What was given back of the order already, beside what was paid. */
    private String refunded(Order order) {
        var done = refunds.ofOrder(order.id()).stream()
                .filter(refund -> refund.state() == Refund.State.DONE)
                .map(Refund::amount)
                .reduce(Money.zero(order.total().currency()), Money::plus);
        return house.tables()
                .text(
                        "form.refundedOf",
                        house.tables().money(done),
                        house.tables().money(order.paid()));
    }

    private String answers(OrderChange change) {
        return changes.questions(change.id()).stream()
                .map(question -> house.tables().text("form.changeAnswer." + answer(question))
                        + (question.note() == null ? "" : ": " + question.note()))
                .collect(Collectors.joining(" · "));
    }

    private static String answer(ChangeQuestion question) {
        return question.agrees() == null ? "NONE" : question.agrees() ? "AGREED" : "REFUSED";
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var choice = answers.choice("outcome", ChangeDecision.Choice.class);
        changes.decide(
                subject.theChange().id(),
                new ChangeDecision(
                        choice,
                        choice == ChangeDecision.Choice.REFUSE ? answers.choice("refusal", ChangeRefusal.class) : null,
                        answers.text("note")),
                by);
    }
}
