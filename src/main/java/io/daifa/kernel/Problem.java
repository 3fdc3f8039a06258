package io.daifa.kernel;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong: a code, whose text in each language stands in {@code messages_*.properties} under
 * {@code problem.<code>}, the field (a JSON path such as {@code lines[0].quantity}) where there is one, and the arguments of
 * the text.
 */
public record Problem(String code, @Nullable String field, List<Object> arguments) {

    /** A problem of one field. */
    public static Problem at(String field, String code, Object... arguments) {
        return new Problem(code, field, Arrays.asList(arguments));
    }

    /** A problem of the whole. */
    public static Problem of(String code, Object... arguments) {
        return new Problem(code, null, Arrays.asList(arguments));
    }
}
