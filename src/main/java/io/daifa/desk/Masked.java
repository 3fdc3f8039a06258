package io.daifa.desk;

import org.jspecify.annotations.Nullable;

/** Personal data as those may see it who need not know it. */
final class Masked {

    private Masked() {}

    /** The first character of a name. */
    static String name(@Nullable String name) {
        return name == null || name.isBlank()
                ? ""
                : new StringBuilder().appendCodePoint(name.strip().codePointAt(0)) + "**";
    }

    /** The last four digits of a phone. */
    static String phone(@Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            return "";
        }
        var digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < 8 ? "****" : "****" + digits.substring(digits.length() - 4);
    }
}
