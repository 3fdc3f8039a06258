package io.daifa.desk;

import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what people type into fields; what cannot be read is refused at its field. */
final class Typed {

    private Typed() {}

    /** The words without the blanks around them; null for none. */
    static @Nullable String words(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.replace("\0", "").strip();
    }

    /** The moment of a date and time field; null for none. */
    static @Nullable Instant moment(String field, @Nullable String typed, ZoneId zone) throws Refusal {
        var words = words(typed);
        try {
            return words == null
                    ? null
                    : LocalDateTime.parse(words).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.at(field, "not-a-time");
        }
    }

    /** The last second of a date field's day. */
    static Instant endOfDay(String field, @Nullable String typed, ZoneId zone) throws Refusal {
        var words = words(typed);
        try {
            return LocalDate.parse(words == null ? "" : words)
                    .atTime(LocalTime.of(23, 59, 59))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.at(field, "not-a-time");
        }
    }

    /** The amount in that currency; null for none. */
    static @Nullable Money money(String field, @Nullable String typed, String currency) throws Refusal {
        var words = words(typed);
        if (words == null) {
            return null;
        }
        if (!words.matches("[0-9]{1,12}(\\.[0-9]{1,3})?")) {
            throw Refusal.at(field, "not-an-amount");
        }
        try {
            return new Money(new BigDecimal(words), currency);
        } catch (IllegalArgumentException e) {
            throw Refusal.at(field, "not-an-amount");
        }
    }

    /** So many pieces; zero for none. */
    static int pieces(String field, @Nullable String typed) throws Refusal {
        var words = words(typed);
        if (words == null) {
            return 0;
        }
        if (!words.matches("[0-9]{1,4}")) {
            throw Refusal.at(field, "pieces-malformed");
        }
        return Integer.parseInt(words);
    }

    /** The constant of that name. */
    static <E extends Enum<E>> E choice(String field, @Nullable String typed, Class<E> of) throws Refusal {
        for (var constant : of.getEnumConstants()) {
            if (constant.name().equals(typed)) {
                return constant;
            }
        }
        throw Refusal.at(field, "missing");
    }

    /** The constant of that name; null for none. */
    static <E extends Enum<E>> @Nullable E choiceOrNone(String field, @Nullable String typed, Class<E> of)
            throws Refusal {
        var words = words(typed);
        return words == null ? null : choice(field, words, of);
    }

    /** The form's own id, named after the page, so that a form sent twice asks once. */
    static String once(String page, @Nullable String typed) {
        return page + "-" + (typed != null && typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID());
    }
}
