package io.daifa.order;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How people's names are shown where the whole name is not needed (minimum necessary, PIPL art. 6). */
public final class Names {

    private static final int MOST_STARS = 4;
    private static final int MOST_WORDS = 4;

    private Names() {}

    /**
     * The name with all but the first character hidden: {@code 张三} is {@code 张*}, {@code 张三丰} is {@code 张**}; of a name in
     * letters each word keeps its first, {@code John Doe} is {@code J*** D***}. A name of one Chinese character is {@code *}, none is
     * empty. Never more than four stars, so that a phone written behind the name is not measured by them.
     */
    public static String masked(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        var stripped = name.strip();
        return isWrittenWithoutSpaces(stripped.codePointAt(0))
                ? maskedCharacters(stripped)
                : Arrays.stream(stripped.split("\\s+", MOST_WORDS + 1))
                        .limit(MOST_WORDS)
                        .map(word -> first(word) + "***")
                        .collect(Collectors.joining(" "));
    }

    private static String maskedCharacters(String name) {
        var others = name.codePoints().filter(c -> !Character.isWhitespace(c)).count() - 1;
        return others == 0 ? "*" : first(name) + "*".repeat((int) Math.min(others, MOST_STARS));
    }

    private static String first(String text) {
        return Character.toString(text.codePointAt(0));
    }

    private static boolean isWrittenWithoutSpaces(int character) {
        var script = UnicodeScript.of(character);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HANGUL;
    }
}
