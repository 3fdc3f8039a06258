package io.daifa.records;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a record: what it is narrowed by, and how it is sorted.
 *
 * @param values by the field's name; a field without a value is not in it
 */
public record RecordQuery(RecordKind kind, Map<String, String> values, String sort, boolean ascending) {

    /** The fields that every record has: words to search for, and the first and last day. */
    public static final List<String> COMMON = List.of("q", "from", "to");

    private static final int LONGEST = 100;

    /** The values are copied. */
    public RecordQuery {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Everything, in the usual order. */
    public static RecordQuery all(RecordKind kind) {
        return new RecordQuery(
                kind, Map.of(), RecordTables.of(kind).sorts().get(0).name(), false);
    }

    /** Reads the fields of a page's address; refuses each value that cannot be one, at its field. An unknown sort is the usual one. */
    public static RecordQuery read(RecordKind kind, Map<String, String> fields) throws Refusal {
        var table = RecordTables.of(kind);
        var problems = new ArrayList<Problem>();
        var values = new TreeMap<String, String>();
        for (var field : COMMON) {
            words(fields.get(field)).ifPresent(words -> values.put(field, words));
        }
        for (var field : List.of("from", "to")) {
            if (values.containsKey(field) && date(values.get(field)) == null) {
                problems.add(Problem.at(field, "records-date-malformed", values.remove(field)));
            }
        }
        if (values.containsKey("from")
                && values.containsKey("to")
                && values.get("from").compareTo(values.get("to")) > 0) {
            problems.add(Problem.at("to", "records-dates-reversed"));
        }
        for (var filter : table.filters()) {
            words(fields.get(filter.name())).ifPresent(words -> {
                if (can(filter, words)) {
                    values.put(filter.name(), words);
                } else {
                    problems.add(Problem.at(filter.name(), "records-choice-unknown", words));
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        var sort = table.sorts().stream()
                .filter(one -> one.name().equals(fields.get("sort")))
                .findFirst()
                .orElse(table.sorts().get(0));
        return new RecordQuery(kind, values, sort.name(), "asc".equals(fields.get("dir")));
    }

    /** Reads what {@link #address} wrote. */
    static RecordQuery read(RecordKind kind, String address) {
        var fields = Stream.of(address.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
        try {
            return read(kind, fields);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException("not a query of " + kind, refusal);
        }
    }

    /** It as the query of a page's address. */
    public String address() {
        var all = new TreeMap<>(values);
        all.put("sort", sort);
        all.put("dir", ascending ? "asc" : "desc");
        return all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The same sorted so. */
    public RecordQuery sorted(String by, boolean up) {
        return new RecordQuery(kind, values, by, up);
    }

    /** The day in that field. */
    Optional<LocalDate> day(String field) {
        return Optional.ofNullable(date(values.get(field)));
    }

    private static boolean can(Filter filter, String value) {
        return switch (filter.type()) {
            case SHOP, SUPPLIER -> isId(value);
            case CHOICE -> filter.choices().contains(value);
            case CARRIER, WORDS -> true;
        };
    }

    private static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<String> words(@Nullable String typed) {
        // PostgreSQL stores no NUL character, and refuses one in a question, too.
        var words = typed == null ? "" : typed.replace("\0", "").strip();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }

    private static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return typed == null || !typed.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
