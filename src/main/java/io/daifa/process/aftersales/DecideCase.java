package io.daifa.process.aftersales;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Resolution;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.process.Answers;
import io.daifa.process.StaffTasks;
import io.daifa.process.Subject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** After-sales decides a case; what the decision table proposes stands in the form already. */
@Component
public class DecideCase extends CaseTask {

    private static final Duration BEFORE_PLATFORM_DECIDES = Duration.ofHours(12);

    private final Cases cases;

    DecideCase(StaffTasks house, CaseShown shown, Cases cases) {
        super(house, shown);
        this.cases = cases;
    }

    /** Money alone, before anything comes back, is soonest given away by the platform. */
    @Override
    protected Duration within(Subject subject) {
        return isMoneyOnly(subject.theCase()) ? Duration.ofHours(12) : Duration.ofDays(1);
    }

    @Override
    protected int usualPriority(Subject subject) {
        return isMoneyOnly(subject.theCase()) ? 80 : 65;
    }

    @Override
    protected Instant deadline(Subject subject) {
        return line(subject).minus(BEFORE_PLATFORM_DECIDES);
    }

    private static boolean isMoneyOnly(AfterSalesCase theCase) {
        var proposal = theCase.proposal();
        var way = theCase.wanted() != null || proposal == null ? theCase.wanted() : proposal.resolution();
        return way == Resolution.REFUND_ONLY;
    }

    @Override
    protected Map<String, Object> shown(Subject subject) {
        var values = new HashMap<String, Object>();
        values.put("case", shownCase(subject));
        values.put("negotiation", shownNegotiation(subject));
        var proposal = subject.theCase().proposal();
        if (proposal != null) {
            values.put(
                    "resolution",
                    proposal.resolution() == null ? null : proposal.resolution().name());
            values.put(
                    "refund",
                    proposal.refund().isPositive() ? proposal.refund().amount().toPlainString() : null);
            values.put("freight", proposal.freight().name());
        }
        return values;
    }

    @Override
    protected void completed(Subject subject, Answers answers, Actor by) throws Refusal {
        var freight = answers.text("freight") == null
                ? AfterSalesCase.Freight.NONE
                : answers.choice("freight", AfterSalesCase.Freight.class);
        var sku = answers.text("exchangeSku");
        cases.decide(
                subject.theCase().id(),
                new Cases.Verdict(
                        answers.choice("resolution", Resolution.class),
                        money(
                                "refund",
                                answers.text("refund"),
                                subject.order().total().currency()),
                        freight,
                        sku == null ? null : new AfterSalesCase.Exchange(sku, answers.text("exchangeVariant")),
                        answers.text("note"),
                        answers.ticked("askCustomer")),
                by);
    }

    private static @Nullable Money money(String field, @Nullable String text, String currency) throws Refusal {
        if (text == null) {
            return null;
        }
        try {
            return new Money(new BigDecimal(text), currency);
        } catch (IllegalArgumentException e) {
            throw Refusal.at(field, "not-an-amount");
        }
    }
}
