package io.daifa.process.change;

import static io.daifa.process.Tables.pair;

import io.daifa.change.ChangeAnswered;
import io.daifa.change.ChangeDecision;
import io.daifa.change.ChangeQuestion;
import io.daifa.change.ChangeRefusal;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.process.Answers;
import io.daifa.process.StaffTask;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The order desk decides a change that is not plain. A fact that decides it all the same closes the task. */
@Component
public class DecideChange extends StaffTask {

    private final StaffTasks house;
    private final OrderChanges changes;
    private final Addresses addresses;

    DecideChange(StaffTasks house, OrderChanges changes, Addresses addresses) {
        super(house);
        this.house = house;
        this.changes = changes;
        this.addresses = addresses;
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
        return Map.of(
                "change",
                tables.pairs(
                        pair("change", change.number()),
                        pair("changeKind", tables.text("changeKind." + change.kind())),
                        pair("changeBy", tables.text("actor." + change.askedBy().kind())),
                        pair("changeAt", tables.time(change.askedAt())),
                        pair("changeAsked", asked(change, order)),
                        pair("changeNow", now(change, order)),
                        pair("changeNote", change.note()),
                        pair(
                                "changePoint",
                                change.point() == null ? null : tables.text("changePoint." + change.point())),
                        pair("changeAnswers", answers(change)),
                        pair("changeValue", change.kind().isLess() ? tables.money(changes.value(change)) : null)));
    }

    private String asked(OrderChange change, Order order) {
        if (change.receiver() != null) {
            return Stream.of(
                            change.receiver().name(),
                            change.receiver().phone(),
                            change.receiver().address())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" · "));
        }
        return change.lines().isEmpty()
                ? house.tables().text("form.changeAll")
                : change.lines().stream()
                        .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                        .collect(Collectors.joining(", "));
    }

    private @Nullable String now(OrderChange change, Order order) {
        if (change.receiver() == null) {
            return null;
        }
        var receiver = addresses.clear(order);
        return String.join(" · ", receiver.name(), receiver.phone(), receiver.address());
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
