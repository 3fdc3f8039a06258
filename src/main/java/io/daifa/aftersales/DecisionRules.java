package io.daifa.aftersales;

import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a person may decide about a case. */
final class DecisionRules {

    private DecisionRules() {}

    /** Refuses money above what can still be given back, none where the resolution is money, money or silence where it is declined. */
    static void check(Resolution resolution, Money refund, Money refundable, @Nullable String note) throws Refusal {
        if (!refund.currency().equals(refundable.currency())) {
            throw Refusal.at("refund", "case-currency", refundable.currency());
        }
        var problems = new ArrayList<Problem>();
        if (refund.amount().signum() < 0) {
            problems.add(Problem.at("refund", "case-refund-negative"));
        }
        if (resolution == Resolution.DECLINED && refund.isPositive()) {
            problems.add(Problem.at("refund", "case-refund-declined"));
        }
        if (resolution == Resolution.DECLINED && note == null) {
            problems.add(Problem.at("note", "case-note-missing"));
        }
        if (resolution.isMoney() && refund.amount().signum() == 0) {
            problems.add(Problem.at("refund", "case-refund-missing"));
        }
        if (resolution != Resolution.DECLINED && refund.compareTo(refundable) > 0) {
            problems.add(Problem.at("refund", "case-refund-above", refundable.toString()));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }
}
