package io.daifa.process.aftersales;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.Return;
import io.daifa.aftersales.Returns;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** After-sales looks at what came back. */
@Component
public class InspectReturn extends CaseTask {

    private static final Pattern UNITS = Pattern.compile("(?:([0-9]{1,4})\\s*[=:：＝]\\s*)?([0-9]{1,4})");
    private static final Duration AFTER_RECEIPT = Duration.ofDays(1);
    private static final Duration TO_ACKNOWLEDGE = Duration.ofDays(10);

    private final Returns returns;

    InspectReturn(StaffTasks house, CaseShown shown, Returns returns) {
        super(house, shown);
        this.returns = returns;
    }

    @Override
    protected Duration within(Subject subject) {
        return AFTER_RECEIPT;
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 55;
    }

    /** When the carrier delivered it. */
    @Override
    protected Instant since(Subject subject) {
        return returns.of(subject.theCase().id()).map(Return::arrivedAt).orElseGet(() -> super.since(subject));
    }

    /** A shop has ten days to acknowledge a return (WeChat's shop guide). */
    @Override
    protected Instant line(Subject subject) {
        return since(subject).plus(TO_ACKNOWLEDGE);
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var values = shownCase(subject);
        values.put("problems", cases().toInspect(subject));
        values.put(
                "accepted",
                subject.theCase().lines().stream()
                        .map(line -> line.line() + "=" + line.quantity())
                        .collect(Collectors.joining(", ")));
        return values;
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var result = answers.choice("result", Return.Result.class);
        var accepted = result == Return.Result.PART
                ? units(answers.needed("accepted"), subject.theCase().lines())
                : List.<AfterSalesCase.Line>of();
        returns.inspect(subject.theCase().id(), result, accepted, answers.text("note"), by);
    }

    /** Written as {@code 1=2, 3=1}, the line and its units; where there is one line, the units alone will do. */
    private static List<AfterSalesCase.Line> units(String written, List<AfterSalesCase.Line> claimed) throws Refusal {
        var units = new ArrayList<AfterSalesCase.Line>();
        for (var part : written.strip().split("[,，;；\\s]+", -1)) {
            var matcher = UNITS.matcher(part);
            if (!matcher.matches()) {
                throw Refusal.at("accepted", "not-units");
            }
            units.add(new AfterSalesCase.Line(line(matcher.group(1), claimed), Integer.parseInt(matcher.group(2))));
        }
        return units;
    }

    private static int line(@Nullable String written, List<AfterSalesCase.Line> claimed) throws Refusal {
        if (written != null) {
            return Integer.parseInt(written);
        }
        if (claimed.size() != 1) {
            throw Refusal.at("accepted", "not-units");
        }
        return claimed.get(0).line();
    }
}
