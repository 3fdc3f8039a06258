package io.daifa.kernel;

import java.util.Locale;

/** The languages that Daifa speaks: Chinese and English. */
public final class Languages {

    /** Chinese, the default. */
    public static final Locale CHINESE = Locale.forLanguageTag("zh");

    /** English. */
    public static final Locale ENGLISH = Locale.ENGLISH;

    private Languages() {}

    /** The language of that tag ({@code zh}, {@code zh-CN}, {@code en-GB}); Chinese where the tag is another or missing. */
    public static Locale of(@org.jspecify.annotations.Nullable String tag) {
        return tag != null && Locale.forLanguageTag(tag).getLanguage().equals("en") ? ENGLISH : CHINESE;
    }
}
