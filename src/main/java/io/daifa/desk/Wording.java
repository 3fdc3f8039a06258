package io.daifa.desk;

import io.daifa.kernel.Journal;
import io.daifa.kernel.JournalWords;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Texts;
import io.daifa.shipment.Carriers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The words, times and amounts of one page, in its reader's language and the house's time zone. A missing text shows its code. */
record Wording(MessageSource messages, Carriers carriers, Locale language, Instant now, ZoneId zone) {

    /** The text of that key. */
    String text(String key, Object... arguments) {
        return otherwise(key, key, arguments);
    }

    /** The text of that key, or the other where there is none. */
    String otherwise(String key, String other, Object... arguments) {
        return String.valueOf(messages.getMessage(key, Texts.spoken(language, arguments), other, language));
    }

    /** The word for a code of that kind, such as {@code stage} and {@code RECEIVED}; empty for no code. */
    String word(String kind, @Nullable Object code) {
        return code == null ? "" : otherwise(kind + "." + code, String.valueOf(code));
    }

    /** A choice of a list: what is sent, and the word for it. */
    record Choice(String value, String word) {}

    /** The choices between those codes. */
    List<Choice> choices(String kind, Enum<?>... codes) {
        return Stream.of(codes)
                .map(code -> new Choice(code.name(), word(kind, code)))
                .toList();
    }

    /** A carrier's name, by its code or by what somebody called it; empty for none. */
    String carrier(@Nullable String codeOrName) {
        return codeOrName == null
                ? ""
                : carriers.byCode(codeOrName)
                        .map(carrier -> carrier.name(language))
                        .orElse(codeOrName);
    }

    /** What is wrong, said to a person. */
    String problem(Problem problem) {
        return otherwise(
                "problem." + problem.code(), problem.code(), problem.arguments().toArray());
    }

    /** A moment to the minute, with the year where it is not this one; empty for none. */
    String at(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        var local = moment.atZone(zone);
        var thisYear = local.getYear() == now.atZone(zone).getYear();
        var pattern = language.equals(Languages.ENGLISH)
                ? (thisYear ? "d MMM HH:mm" : "d MMM yyyy HH:mm")
                : (thisYear ? "M月d日 HH:mm" : "yyyy年M月d日 HH:mm");
        return DateTimeFormatter.ofPattern(pattern, language).format(local);
    }

    /** How long until then, in its two largest units, or how long ago it passed. */
    String left(Instant deadline) {
        var left = Duration.between(now, deadline);
        return text(left.isNegative() ? "page.overdue" : "page.left", length(left.abs()));
    }

    /** How pressing a deadline is: {@code overdue}, {@code soon} (less than twelve hours) or {@code calm}. */
    String pressure(Instant deadline) {
        var left = Duration.between(now, deadline);
        return left.isNegative() ? "overdue" : left.compareTo(Duration.ofHours(12)) < 0 ? "soon" : "calm";
    }

    /** A length of time in its two largest units. */
    String length(Duration duration) {
        if (duration.toDays() > 0) {
            return text("page.days", duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? text("page.hours", duration.toHours(), duration.toMinutesPart())
                : text("page.minutes", duration.toMinutes());
    }

    /** An amount as people write it; empty for none. */
    String money(@Nullable Money money) {
        return money == null ? "" : money.in(language);
    }

    /** What the journal tells, with the data's values in their places; values that are moments or keys of texts are said in words. */
    String told(Journal.Entry entry) {
        return new JournalWords(language, key -> messages.getMessage(key, null, null, language), this::at).told(entry);
    }

    /** The date of a moment, as date fields want it. */
    LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
