package io.daifa.kernel;

import java.util.List;

/**
 * A business refusal: what was asked cannot be done, and why. It is checked, because a runtime exception that leaves a
 * transactional method rolls the caller's transaction back. Whoever throws it has written nothing yet.
 */
public class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final boolean conflict;

    /** A refusal for these reasons, of which there is one at least. */
    public Refusal(List<Problem> problems) {
        this(problems, false);
    }

    private Refusal(List<Problem> problems, boolean conflict) {
        super(problems.toString());
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
        this.problems = List.copyOf(problems);
        this.conflict = conflict;
    }

    /** A refusal for one reason that concerns the whole. */
    public static Refusal because(String code, Object... arguments) {
        return new Refusal(List.of(Problem.of(code, arguments)));
    }

    /** A refusal for one reason that concerns one field. */
    public static Refusal at(String field, String code, Object... arguments) {
        return new Refusal(List.of(Problem.at(field, code, arguments)));
    }

    /** A refusal because what is asked contradicts what stands: over HTTP status 409 instead of 422. */
    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(List.of(Problem.of(code, arguments)), true);
    }

    /** Whether it contradicts what stands. */
    public boolean isConflict() {
        return conflict;
    }

    /** The reasons. */
    public List<Problem> problems() {
        return problems;
    }
}
