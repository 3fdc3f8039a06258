package io.daifa.process;

import io.daifa.kernel.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person typed into a form; a wrong value is refused with the field. */
public final class Answers {

    private static final int LONGEST = 4000;

    private final Map<String, Object> values;
    private final ZoneId zone;

    Answers(Map<String, Object> values, ZoneId zone) {
        this.values = values;
        this.zone = zone;
    }

    /** The text of that field without outer blanks; null where nothing was typed. */
    public @Nullable String text(String field) throws Refusal {
        var value = values.get(field);
        if (value == null) {
            return null;
        }
        var text = value.toString().strip();
        if (text.length() > LONGEST) {
            throw Refusal.at(field, "too-long", LONGEST);
        }
        if (!text.codePoints().allMatch(Answers::isPlain)) {
            throw Refusal.at(field, "not-plain-text");
        }
        return text.isEmpty() ? null : text;
    }

    /** Neither a control character nor half of a pair of surrogates. */
    private static boolean isPlain(int character) {
        return character == '\n'
                || character == '\r'
                || character == '\t'
                || (!Character.isISOControl(character)
                        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE));
    }

    /** The text of that field, which must not be empty. */
    public String needed(String field) throws Refusal {
        var text = text(field);
        if (text == null) {
            throw Refusal.at(field, "missing");
        }
        return text;
    }

    /** What that variable holds, as it is; null where there is none. */
    public @Nullable Object value(String field) {
        return values.get(field);
    }

    /** Whether that box is ticked. */
    public boolean ticked(String field) {
        return Boolean.TRUE.equals(values.get(field)) || "true".equals(values.get(field));
    }

    /** The constant that was chosen. */
    public <E extends Enum<E>> E choice(String field, Class<E> type) throws Refusal {
        var text = needed(field);
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw Refusal.at(field, "not-a-choice", text.length() > 40 ? text.substring(0, 40) : text);
    }

    /** The time that was chosen, as the form writes it: with an offset, or the house's local time, or a day. */
    public Instant time(String field) throws Refusal {
        var text = needed(field);
        try {
            return parsed(text);
        } catch (DateTimeException e) {
            throw Refusal.at(field, "not-a-time");
        }
    }

    private Instant parsed(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atTime(18, 0).atZone(zone).toInstant();
        }
        var hasOffset = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$");
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
