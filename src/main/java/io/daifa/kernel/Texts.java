package io.daifa.kernel;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The product's words in Chinese and English, from {@code messages_zh.properties} and {@code messages_en.properties}. */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of that key; a missing key is an error, and a test keeps the bundles complete. */
    public String of(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, spoken(locale, arguments), locale);
    }

    /** Arguments as people read them: amounts, also those that are kept as texts, as that language writes them. */
    public static Object[] spoken(Locale locale, Object... arguments) {
        return Stream.of(arguments).map(argument -> spoken(locale, argument)).toArray();
    }

    private static Object spoken(Locale locale, @Nullable Object argument) {
        if (argument instanceof Money money) {
            return money.in(locale);
        }
        return argument instanceof String text
                ? Money.written(text).map(money -> money.in(locale)).orElse(text)
                : argument;
    }

    /** The text of that key; null where there is none. */
    public @Nullable String find(Locale locale, String key) {
        return messages.getMessage(key, null, null, locale);
    }

    /** What is wrong, said to a person. */
    public String of(Locale locale, Problem problem) {
        return of(locale, "problem." + problem.code(), problem.arguments().toArray());
    }

    /** The word for a constant, from {@code <enum>.<name>}, such as {@code stage.RECEIVED}. */
    public String of(Locale locale, Enum<?> constant) {
        var name = constant.getDeclaringClass().getSimpleName();
        return of(locale, Character.toLowerCase(name.charAt(0)) + name.substring(1) + "." + constant.name());
    }
}
