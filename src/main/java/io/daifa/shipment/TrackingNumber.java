package io.daifa.shipment;

import io.daifa.kernel.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A carrier's number of a parcel, normalised: upper case Latin letters and digits, 40 at most. */
public record TrackingNumber(String value) {

    /** The longest number that is taken. */
    public static final int MAX_LENGTH = 40;

    private static final Pattern NORMALISED = Pattern.compile("[A-Z0-9]{1," + MAX_LENGTH + "}");

    /** A number that is normalised already, such as a stored one; anything else is an IllegalArgumentException. */
    public TrackingNumber {
        if (!NORMALISED.matcher(value).matches()) {
            throw new IllegalArgumentException("not a normalised tracking number");
        }
    }

    /**
     * The number as a person or a system wrote it: spaces, hyphens and invisible characters are dropped, full-width characters
     * narrowed, letters raised. Refuses a blank one, one that is too long, and one with other characters; {@code field} is the
     * path of the field that the refusal names.
     */
    public static TrackingNumber of(String field, @Nullable String written) throws Refusal {
        var value = normalised(written == null ? "" : written);
        if (value.isEmpty()) {
            throw Refusal.at(field, "tracking-number-missing");
        }
        if (value.length() > MAX_LENGTH) {
            throw Refusal.at(field, "tracking-number-too-long", MAX_LENGTH);
        }
        if (!NORMALISED.matcher(value).matches()) {
            throw Refusal.at(field, "tracking-number-characters");
        }
        return new TrackingNumber(value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalised(String written) {
        var normalised = new StringBuilder(Math.min(written.length(), MAX_LENGTH + 1));
        for (var i = 0; i < written.length() && normalised.length() <= MAX_LENGTH; i++) {
            var character = narrow(written.charAt(i));
            if (!isFiller(character)) {
                normalised.append(raised(character));
            }
        }
        return normalised.toString();
    }

    /** Full-width forms stand in the same order as ASCII. */
    private static char narrow(char character) {
        return character >= '\uFF01' && character <= '\uFF5E' ? (char) (character - '\uFF01' + '!') : character;
    }

    /** Not Character.toUpperCase: that would make Latin letters of others, such as the dotless i. */
    private static char raised(char character) {
        return character >= 'a' && character <= 'z' ? (char) (character - 'a' + 'A') : character;
    }

    private static boolean isFiller(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u2212'
                || Character.getType(character) == Character.DASH_PUNCTUATION
                || Character.getType(character) == Character.FORMAT;
    }
}
