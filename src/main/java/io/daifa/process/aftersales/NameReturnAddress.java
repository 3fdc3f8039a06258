package io.daifa.process.aftersales;

import io.daifa.aftersales.Returns;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** After-sales says where the goods go: neither the supplier nor the shop has told an address for returns. */
@Component
public class NameReturnAddress extends CaseTask {

    private static final Duration TO_NAME = Duration.ofDays(2);

    private final StaffTasks house;
    private final Returns returns;

    NameReturnAddress(StaffTasks house, CaseShown shown, Returns returns) {
        super(house, shown);
        this.house = house;
        this.returns = returns;
    }

    @Override
    protected Duration within(Subject subject) {
        return Duration.ofHours(4);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return 65;
    }

    /** The customer cannot send anything back before; the time to do so began with the decision. */
    @Override
    protected Instant line(Subject subject) {
        return subject.theCase().decided().at().plus(TO_NAME);
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var values = shownCase(subject);
        values.put("problems", house.tables().rows(List.of(house.tables().problem("no-return-address"))));
        return values;
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        returns.nameAddress(subject.theCase().id(), answers.needed("address"), by);
    }
}
