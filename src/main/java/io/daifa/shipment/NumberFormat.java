package io.daifa.shipment;

import java.util.regex.Pattern;

/** A shape that a carrier's numbers have, and how surely a number of that shape is the carrier's. */
record NumberFormat(Pattern pattern, Confidence confidence, CheckDigit checkDigit) {

    /** How surely a number of a shape is the carrier's, the surest first. */
    enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    static NumberFormat high(String pattern) {
        return high(pattern, CheckDigit.NONE);
    }

    static NumberFormat high(String pattern, CheckDigit checkDigit) {
        return new NumberFormat(Pattern.compile(pattern), Confidence.HIGH, checkDigit);
    }

    static NumberFormat medium(String pattern) {
        return new NumberFormat(Pattern.compile(pattern), Confidence.MEDIUM, CheckDigit.NONE);
    }

    static NumberFormat low(String pattern, CheckDigit checkDigit) {
        return new NumberFormat(Pattern.compile(pattern), Confidence.LOW, checkDigit);
    }

    /** Whether the whole number has this shape, its check digit aside. */
    boolean fits(TrackingNumber number) {
        return pattern.matcher(number.value()).matches();
    }

    /** Whether the number has this shape and its check digit is right. */
    boolean holds(TrackingNumber number) {
        return fits(number) && checkDigit.holds(number.value());
    }
}
