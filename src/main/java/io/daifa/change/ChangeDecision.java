package io.daifa.change;

import org.jspecify.annotations.Nullable;

/**
 * What a person decides about a change.
 *
 * @param refusal why, of a refusal
 * @param answer what the asker is told
 */
public record ChangeDecision(
        Choice choice,
        @Nullable ChangeRefusal refusal,
        @Nullable String answer) {

    /** Agree, refuse, have the parcels stopped on their way, or hand it to after-sales. */
    public enum Choice {
        AGREE,
        REFUSE,
        INTERCEPT,
        TO_CASE
    }
}
