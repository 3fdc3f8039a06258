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
        var values = shownCase(subject);
        values.put("problems", cases().toDecide(subject));
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
        var resolution = answers.choice("resolution", Resolution.class);
        var sku = resolution == Resolution.EXCHANGE ? answers.text("exchangeSku") : null;
        // What the form hides for this resolution stands in the task all the same, as the proposal has it.
        cases.decide(
                subject.theCase().id(),
                new Cases.Verdict(
                        resolution,
                        refund(subject, resolution, answers),
                        resolution.isReturned() && answers.text("freight") != null
                                ? answers.choice("freight", AfterSalesCase.Freight.class)
                                : AfterSalesCase.Freight.NONE,
                        sku == null ? null : new AfterSalesCase.Exchange(sku, answers.text("exchangeVariant")),
                        answers.text("note"),
                        answers.ticked("askCustomer")),
                by);
    }

    /**
     * Goods that are sent again may come with money besides. The form has a field of its own for it, as the money that was proposed stands in the
     * other; what a person wrote there counts, too, as the form of an earlier release has no other.
     */
    private static @Nullable Money refund(Subject subject, Resolution resolution, Answers answers) throws Refusal {
        var currency = subject.order().total().currency();
        var refund = answers.text("refund");
        if (resolution.isMoney()) {
            return money("refund", refund, currency);
        }
        if (resolution == Resolution.DECLINED) {
            return isProposed(subject, refund) ? null : money("refund", refund, currency);
        }
        var besides = answers.text("besides");
        return besides != null || isProposed(subject, refund)
                ? money("besides", besides, currency)
                : money("refund", refund, currency);
    }

    private static boolean isProposed(Subject subject, @Nullable String refund) {
        var proposal = subject.theCase().proposal();
        return proposal != null && proposal.refund().amount().toPlainString().equals(refund);
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
