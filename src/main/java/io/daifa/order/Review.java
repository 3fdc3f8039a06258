package io.daifa.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the last check of an order found. */
public record Review(@Nullable Outcome outcome, List<Finding> findings) {

    /** What comes of a check. */
    public enum Outcome {
        ACCEPTED,
        REVIEW,
        REJECTED
    }

    /** What a finding asks of a person: to correct it, or to confirm it as it is; a note asks for nothing. */
    public enum Remedy {
        CORRECT,
        CONFIRM,
        NONE
    }

    /**
     * One finding: the check's code (its text under {@code finding.<code>}), the field that it concerns, and arguments of the text
     * (never personal data).
     */
    public record Finding(
            String code,
            @Nullable String field,
            Outcome outcome,
            Remedy remedy,
            boolean confirmed,
            List<String> arguments) {}
}
