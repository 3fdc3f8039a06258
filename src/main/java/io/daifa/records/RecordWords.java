package io.daifa.records;

import io.daifa.order.Addresses;
import io.daifa.shipment.Carriers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The words of one list or file.
 *
 * @param receivers whether receivers are shown unmasked
 * @param known the words said before: a file says few words many times
 */
record RecordWords(
        MessageSource messages,
        Carriers carriers,
        Addresses addresses,
        Locale language,
        boolean receivers,
        Map<String, String> known) {

    RecordWords(MessageSource messages, Carriers carriers, Addresses addresses, Locale language, boolean receivers) {
        this(messages, carriers, addresses, language, receivers, new HashMap<>());
    }

    /** A text without arguments; its key where there is none. */
    String text(String key) {
        return known.computeIfAbsent(
                key, missing -> String.valueOf(messages.getMessage(missing, null, missing, language)));
    }

    String text(String key, Object argument) {
        return String.valueOf(messages.getMessage(key, new Object[] {argument}, key, language));
    }

    /** The word for a code; the code where there is none. */
    String word(String kind, String code) {
        var key = kind + "." + code;
        return known.computeIfAbsent(
                key, missing -> String.valueOf(messages.getMessage(missing, null, code, language)));
    }

    @Nullable
    String carrier(@Nullable String codeOrName) {
        return codeOrName == null
                ? null
                : carriers.byCode(codeOrName)
                        .map(carrier -> carrier.name(language))
                        .orElse(codeOrName);
    }

    /** So many hours as people say it: in days where it is whole days. */
    String within(int hours) {
        return hours % 24 == 0 ? text("records.withinDays", hours / 24) : text("records.withinHours", hours);
    }
}
