package io.daifa.order;

import io.daifa.kernel.Decisions;
import io.daifa.order.Review.Finding;
import io.daifa.order.Review.Outcome;
import io.daifa.order.Review.Remedy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What comes of what was found: the decision table {@code order-review} says it of each check. */
@Component
class ReviewRule {

    private static final String TABLE = "order-review";
    private static final Judgement UNKNOWN = new Judgement(Outcome.REVIEW, Remedy.CORRECT);

    private final Decisions decisions;

    ReviewRule(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What a person has confirmed as it is; the same check that finds something else is asked again. */
    record Confirmed(String code, @Nullable String field, List<String> arguments) {

        static Confirmed of(Finding finding) {
            return new Confirmed(finding.code(), finding.field(), finding.arguments());
        }
    }

    private record Judgement(Outcome outcome, Remedy remedy) {}

    Review judge(List<OrderChecks.Found> found, Set<Confirmed> confirmed) {
        var judgements = new HashMap<String, Judgement>();
        var findings = new ArrayList<Finding>();
        for (var each : found) {
            var judgement = judgements.computeIfAbsent(each.code(), this::ask);
            var isConfirmed = judgement.remedy() == Remedy.CONFIRM
                    && confirmed.contains(new Confirmed(each.code(), each.field(), each.arguments()));
            findings.add(new Finding(
                    each.code(), each.field(), judgement.outcome(), judgement.remedy(), isConfirmed, each.arguments()));
        }
        return new Review(outcome(findings), List.copyOf(findings));
    }

    private static Outcome outcome(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.outcome() == Outcome.REJECTED)) {
            return Outcome.REJECTED;
        }
        return findings.stream().anyMatch(finding -> finding.outcome() == Outcome.REVIEW && !finding.confirmed())
                ? Outcome.REVIEW
                : Outcome.ACCEPTED;
    }

    private Judgement ask(String code) {
        var rules = decisions.ask(TABLE, Map.of("check", code));
        return rules.isEmpty() ? UNKNOWN : judgement(rules.get(0));
    }

    // The table is the business's to change: a word that we do not know must not let an order pass.
    private static Judgement judgement(Map<String, Object> rule) {
        return switch (String.valueOf(rule.get("outcome"))) {
            case "REJECT" -> new Judgement(Outcome.REJECTED, Remedy.NONE);
            case "NOTE" -> new Judgement(Outcome.ACCEPTED, Remedy.NONE);
            case "REVIEW" ->
                new Judgement(Outcome.REVIEW, "CONFIRM".equals(rule.get("remedy")) ? Remedy.CONFIRM : Remedy.CORRECT);
            default -> UNKNOWN;
        };
    }
}
