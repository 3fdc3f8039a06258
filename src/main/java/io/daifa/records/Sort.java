package io.daifa.records;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

/**
 * By what a list can be sorted.
 *
 * @param sql never null, so that a page can go on behind it
 */
record Sort(String name, String sql, Type type) {

    /** How its values are written down in a page's address. */
    enum Type {
        MOMENT,
        TEXT,
        NUMBER
    }

    /** The value as it stands in an address. */
    static String written(Object value) {
        return value.toString();
    }

    /** The value of an address; empty where it is none. */
    Optional<Object> read(String text) {
        try {
            return Optional.of(
                    switch (type) {
                        case MOMENT -> within(OffsetDateTime.parse(text));
                        case TEXT -> text.replace("\0", "");
                        case NUMBER -> within(new BigDecimal(text));
                    });
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime within(OffsetDateTime time) {
        if (Math.abs(time.getYear()) > 9999) {
            throw new NumberFormatException("year " + time.getYear());
        }
        return time;
    }

    private static BigDecimal within(BigDecimal number) {
        if (Math.abs((long) number.scale()) > 20 || number.precision() > 40) {
            throw new NumberFormatException("digits");
        }
        return Objects.requireNonNull(number);
    }
}
