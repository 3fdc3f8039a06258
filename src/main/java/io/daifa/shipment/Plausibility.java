package io.daifa.shipment;

import io.daifa.kernel.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about a carrier and a number: the verdict, the carrier (the declared one, or the one that was recognised;
 * null where it is unknown), and the carriers whose number it could be, the likeliest first.
 */
public record Plausibility(
        Verdict verdict, TrackingNumber number, @Nullable Carrier carrier, List<Carrier> candidates) {

    /** The verdicts. */
    public enum Verdict {
        PLAUSIBLE,
        NOT_OF_THIS_CARRIER,
        CHECK_DIGIT_WRONG,
        UNKNOWN_CARRIER
    }

    /** The candidates are copied. */
    public Plausibility {
        candidates = List.copyOf(candidates);
    }

    /** Whether the number can be taken as it is. */
    public boolean isPlausible() {
        return verdict == Verdict.PLAUSIBLE;
    }

    /**
     * What is wrong, for a person; empty where nothing is. The fields are the paths of the carrier and of the number in what was
     * sent.
     */
    public Optional<Problem> problem(String carrierField, String numberField) {
        return switch (verdict) {
            case PLAUSIBLE -> Optional.empty();
            case UNKNOWN_CARRIER -> Optional.of(problemAt(carrierField, "carrier-unknown"));
            case NOT_OF_THIS_CARRIER -> Optional.of(problemAt(numberField, "tracking-number-not-of-carrier"));
            case CHECK_DIGIT_WRONG -> Optional.of(problemAt(numberField, "tracking-number-check-digit"));
        };
    }

    /** The arguments hold each name in both languages, and each language's text picks its own. */
    private Problem problemAt(String field, String code) {
        return Problem.at(
                field,
                code,
                number.value(),
                carrier == null ? "" : carrier.name(Locale.CHINESE),
                carrier == null ? "" : carrier.name(Locale.ENGLISH),
                candidates.size(),
                names(Locale.CHINESE, "、"),
                names(Locale.ENGLISH, ", "));
    }

    private String names(Locale locale, String separator) {
        return candidates.stream().map(candidate -> candidate.name(locale)).collect(Collectors.joining(separator));
    }
}
