package io.daifa.change;

import io.daifa.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What people write about a change, within its length. */
final class Words {

    private static final int LONGEST = 2000;
    private static final int LONGEST_REFERENCE = 100;

    private Words() {}

    /** The words without blanks around them, null where there are none; refuses too many. */
    static @Nullable String of(String field, @Nullable String written) throws Refusal {
        return of(field, written, LONGEST);
    }

    /** An id from elsewhere; refuses a long one. */
    static @Nullable String reference(String field, @Nullable String written) throws Refusal {
        return of(field, written, LONGEST_REFERENCE);
    }

    private static @Nullable String of(String field, @Nullable String written, int longest) throws Refusal {
        if (written == null) {
            return null;
        }
        // PostgreSQL has no NUL in a text.
        var words = written.replace("\0", "").strip();
        if (words.length() > longest) {
            throw Refusal.at(field, "change-text-too-long", longest);
        }
        return words.isEmpty() ? null : words;
    }
}
