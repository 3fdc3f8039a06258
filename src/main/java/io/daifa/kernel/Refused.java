package io.daifa.kernel;

import java.util.List;
import java.util.Map;

/**
 * A refusal on its way out of a place where a checked exception cannot pass (a listener of the engine, a web handler): the
 * transaction is rolled back and the caller is told the reasons, with status 422, or 409 where it is a conflict.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient Map<String, String> labels;

    /** Carries that refusal out. */
    public Refused(Refusal refusal) {
        this(refusal, Map.of());
    }

    /** Carries the refusal of a form out, with what the form calls the fields that the reasons name. */
    public Refused(Refusal refusal, Map<String, String> labels) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
        this.labels = Map.copyOf(labels);
    }

    /** The reasons. */
    public List<Problem> problems() {
        return refusal.problems();
    }

    /** What the form calls the fields that the reasons name, by the reasons' names of them. */
    public Map<String, String> labels() {
        return labels;
    }

    /** Whether what was asked contradicts what stands. */
    public boolean isConflict() {
        return refusal.isConflict();
    }
}
