package io.daifa.kernel;

import java.util.List;

/**
 * A refusal on its way out of a place where a checked exception cannot pass (a listener of the engine, a web handler): the
 * transaction is rolled back and the caller is told the reasons, with status 422, or 409 where it is a conflict.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Carries that refusal out. */
    public Refused(Refusal refusal) {
        super(refusal.getMessage(), refusal);
        this.refusal = refusal;
    }

    /** The reasons. */
    public List<Problem> problems() {
        return refusal.problems();
    }

    /** Whether what was asked contradicts what stands. */
    public boolean isConflict() {
        return refusal.isConflict();
    }
}
