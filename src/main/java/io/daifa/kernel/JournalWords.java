package io.daifa.kernel;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what the journal tells, with the data's values in their places; values that are moments or keys of texts are said in words. */
public final class JournalWords {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_]+)}");
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?Z");
    private static final Pattern TEXT_KEY = Pattern.compile("[A-Za-z][A-Za-z-]*(\\.[A-Za-z0-9_-]+)+");

    private final Locale language;
    private final UnaryOperator<@Nullable String> texts;
    private final Function<Instant, String> moments;

    /** In that language, with these texts by their keys (null: there is none), and with moments written so. */
    public JournalWords(Locale language, UnaryOperator<@Nullable String> texts, Function<Instant, String> moments) {
        this.language = language;
        this.texts = texts;
        this.moments = moments;
    }

    /** The entry in words; without a text for it, its code. */
    public String told(Journal.Entry entry) {
        return PLACEHOLDER
                .matcher(text("journal." + entry.what(), entry.what()))
                .replaceAll(match -> Matcher.quoteReplacement(said(entry.data().get(match.group(1)))));
    }

    private String said(@Nullable String value) {
        if (value == null) {
            return "";
        }
        if (MOMENT.matcher(value).matches()) {
            return moments.apply(Instant.parse(value));
        }
        return TEXT_KEY.matcher(value).matches() ? text(value, value) : Texts.spoken(language, value)[0].toString();
    }

    private String text(String key, String otherwise) {
        var text = texts.apply(key);
        return text == null ? otherwise : text;
    }
}
