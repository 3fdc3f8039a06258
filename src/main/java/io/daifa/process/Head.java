package io.daifa.process;

import static io.daifa.process.Tables.pair;

import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Journal;
import io.daifa.kernel.JournalWords;
import io.daifa.kernel.Money;
import io.daifa.kernel.Texts;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.order.Urges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The head of every form: time left, money at risk, problem, refund status, shop and number, nick, seller's memo, buyer's message, goods and what
 * was paid, urges, the note of the last handover, and what happened last.
 */
@Component
class Head {

    private static final int LAST_EVENTS = 5;

    private final Tables tables;
    private final Texts texts;
    private final ProblemInWords problems;
    private final Refunds refunds;
    private final OrderChanges changes;
    private final Handovers handovers;
    private final Journal journal;
    private final Clock clock;

    Head(
            Tables tables,
            Texts texts,
            ProblemInWords problems,
            Refunds refunds,
            OrderChanges changes,
            Handovers handovers,
            Journal journal,
            Clock clock) {
        this.tables = tables;
        this.texts = texts;
        this.problems = problems;
        this.refunds = refunds;
        this.changes = changes;
        this.handovers = handovers;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What the head is about, as it was read.
     *
     * @param line until when there is time
     * @param taskId null as long as the task is being made
     */
    record About(
            Subject subject,
            Instant line,
            Money atRisk,
            Urges.Standing urges,
            @Nullable String taskId) {}

    /** The form's variable {@code head}. */
    Object of(About about) {
        var subject = about.subject();
        var order = subject.order();
        return tables.pairs(Stream.concat(
                        Stream.of(
                                pair("timeLeft", left(about.line())),
                                pair("atRisk", about.atRisk().isPositive() ? tables.money(about.atRisk()) : null),
                                pair("cause", problems.of(subject)),
                                pair("refundStatus", refundStatus(order.id())),
                                pair("order", tables.orderName(order)),
                                pair("supplierOrder", subject.supplierOrder().number()),
                                pair("buyerNick", order.buyerNick()),
                                pair("sellerMemo", order.sellerMemo()),
                                pair("buyerMessage", order.buyerMessage()),
                                pair("lines", Tables.lines(order)),
                                pair("supplierOrderLines", Tables.linesOfPart(subject)),
                                pair("paid", tables.money(order.paid())),
                                pair("urges", urged(about.urges())),
                                pair("handover", handedOver(about.taskId()))),
                        timeline(order))
                .toArray(Tables.Pair[]::new));
    }

    private @Nullable String handedOver(@Nullable String taskId) {
        return taskId == null
                ? null
                : handovers
                        .lastOf(taskId)
                        .map(last -> tables.text(
                                last.note() == null ? "form.handedOver" : "form.handedOverWords",
                                last.person(),
                                tables.time(last.at()),
                                last.note()))
                        .orElse(null);
    }

    /** Until when, and how long that is. */
    String left(Instant line) {
        var left = Duration.between(clock.instant(), line);
        return tables.time(line) + " · "
                + tables.text(left.isNegative() ? "page.overdue" : "page.left", length(left.abs()));
    }

    private String length(Duration duration) {
        if (duration.toDays() > 0) {
            return tables.text("page.days", duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? tables.text("page.hours", duration.toHours(), duration.toMinutesPart())
                : tables.text("page.minutes", duration.toMinutes());
    }

    private String refundStatus(OrderId id) {
        var asked = changes.ofOrder(id).stream()
                .filter(change -> change.isOpen() && change.kind() == OrderChange.Kind.CANCEL)
                .map(change ->
                        tables.word("changeKind", change.kind()) + " " + tables.word("changeState", change.state()));
        var given = refunds.ofOrder(id).stream()
                .filter(refund -> refund.state() != Refund.State.WITHDRAWN)
                .map(refund -> tables.word("refundState", refund.state()) + " " + tables.money(refund.amount()));
        var all = Stream.concat(asked, given).collect(Collectors.joining(" · "));
        return all.isEmpty() ? tables.text("form.noRefund") : all;
    }

    private @Nullable String urged(Urges.Standing urges) {
        if (urges.count() == 0) {
            return null;
        }
        var said = tables.text("form.urgedTimes", urges.count(), tables.time(urges.last()));
        var reply = urges.reply();
        if (reply == null) {
            return said;
        }
        return said + " · "
                + (reply.until() == null
                        ? tables.text("form.urgeReply", reply.words())
                        : tables.text("form.urgeReplyUntil", reply.words(), tables.time(reply.until())));
    }

    /** What happened last, the newest first; the order's page has all of it. */
    private Stream<Tables.Pair> timeline(Order order) {
        var words = new JournalWords(tables.language(), key -> texts.find(tables.language(), key), tables::time);
        var last = journal.last(order.id().value(), LAST_EVENTS);
        return IntStream.range(0, last.size())
                .mapToObj(place -> pair(
                        place == 0 ? "timeline" : null,
                        tables.time(last.get(place).at()) + "  "
                                + words.told(last.get(place).entry())));
    }
}
