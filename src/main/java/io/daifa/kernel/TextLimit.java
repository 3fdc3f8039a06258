package io.daifa.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How much people may write into a field.
 *
 * @param longest in characters
 * @param refusal the code of the refusal of more
 */
public record TextLimit(int longest, String refusal) {

    /** The words without blanks around them, null where there are none; refuses too many. */
    public @Nullable String words(String field, @Nullable String written) throws Refusal {
        if (written == null) {
            return null;
        }
        // PostgreSQL has no NUL in a text.
        var words = written.replace("\0", "").strip();
        if (words.length() > longest) {
            throw refused(field);
        }
        return words.isEmpty() ? null : words;
    }

    /** Refuses what is longer, or cannot be stored. */
    public void check(String field, @Nullable String written) throws Refusal {
        if (written != null && (written.length() > longest || written.indexOf('\0') >= 0)) {
            throw refused(field);
        }
    }

    private Refusal refused(String field) {
        return Refusal.at(field, refusal, Integer.toString(longest));
    }
}
