package io.daifa.shipment;

import io.daifa.shipment.NumberFormat.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A carrier: its code (that of Kuaidi100 where it has one), its names, other words that people and shops use for it, and the
 * shapes of its numbers.
 */
public final class Carrier {

    private final String code;
    private final String chinese;
    private final String english;
    private final List<String> aliases;
    private final List<NumberFormat> formats;

    Carrier(String code, String chinese, String english, List<String> aliases, List<NumberFormat> formats) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
        this.aliases = List.copyOf(aliases);
        this.formats = List.copyOf(formats);
    }

    /** The code, such as {@code shunfeng}. */
    public String code() {
        return code;
    }

    /** The name in that language: Chinese, else English. */
    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }

    /** Whether the number has a shape of this carrier's, and a right check digit where that shape has one. */
    public boolean holds(TrackingNumber number) {
        return formats.stream().anyMatch(format -> format.holds(number));
    }

    /** Whether the number has a shape of this carrier's, its check digit aside. */
    boolean fits(TrackingNumber number) {
        return formats.stream().anyMatch(format -> format.fits(number));
    }

    /** Whether only the check digit is wrong in a number that can hardly be another carrier's. */
    boolean surelyFits(TrackingNumber number) {
        return formats.stream().anyMatch(format -> format.confidence() == Confidence.HIGH && format.fits(number));
    }

    /** How surely the number is this carrier's; empty where it is not. */
    Optional<Confidence> confidence(TrackingNumber number) {
        return formats.stream()
                .filter(format -> format.holds(number))
                .map(NumberFormat::confidence)
                .sorted()
                .findFirst();
    }

    List<String> names() {
        var names = new ArrayList<>(aliases);
        names.addAll(List.of(code, chinese, english));
        return names;
    }

    Carrier withFormat(NumberFormat format) {
        var more = new ArrayList<>(formats);
        more.add(format);
        return new Carrier(code, chinese, english, aliases, more);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Carrier carrier && carrier.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
