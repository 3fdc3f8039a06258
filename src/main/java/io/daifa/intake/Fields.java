package io.daifa.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read one by one. What is wrong is collected with the field's path, so that a caller is told all of it at
 * once; a field that could not be read is null. {@link #close} finds the fields that nobody asked for, and
 * {@link #refuse} refuses if anything was wrong.
 */
final class Fields {

    /** An amount is below this. */
    static final BigDecimal AMOUNT_LIMIT = new BigDecimal("10000000000");

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_NAME = 60;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    // RFC 5322 without quotations and comments, in ASCII: what every mail server takes.
    private static final Pattern EMAIL = Pattern.compile(
            "(?=.{1,64}@)[\\w!#$%&'*+/=?^`{|}~-]+(\\.[\\w!#$%&'*+/=?^`{|}~-]+)*"
                    + "@(?=.{1,189}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final @Nullable JsonNode node;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    private Fields(@Nullable JsonNode node, String path, List<Problem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
    }

    /** The fields of a whole document. */
    static Fields of(JsonNode document) {
        var problems = new ArrayList<Problem>();
        if (!document.isObject()) {
            problems.add(Problem.of("expected-object"));
        }
        return new Fields(document.isObject() ? document : null, "", problems);
    }

    /** A field that is an object and must be there. */
    Fields object(String name) {
        return object(name, needed(name));
    }

    /** A field that is an object and may be missing: then so are its fields, and none is missed. */
    @Nullable
    Fields optionalObject(String name) {
        var value = value(name);
        return value == null ? null : object(name, value);
    }

    private Fields object(String name, @Nullable JsonNode value) {
        if (value != null && !value.isObject()) {
            problem(name, "expected-object");
        }
        return new Fields(value != null && value.isObject() ? value : null, path(name), problems);
    }

    /** The objects of a list that must be there and hold so many. */
    List<Fields> list(String name, int fewest, int most) {
        return list(name, needed(name), fewest, most);
    }

    /** The objects of a list that may be missing and hold so many at most. */
    List<Fields> optionalList(String name, int most) {
        return list(name, value(name), 0, most);
    }

    private List<Fields> list(String name, @Nullable JsonNode value, int fewest, int most) {
        var objects = new ArrayList<Fields>();
        if (value == null) {
            return objects;
        }
        if (!value.isArray()) {
            problem(name, "expected-list");
            return objects;
        }
        if (value.size() < fewest || value.size() > most) {
            problem(name, "list-size", Integer.toString(fewest), Integer.toString(most));
            return objects;
        }
        for (var i = 0; i < value.size(); i++) {
            objects.add(object(name + "[" + i + "]", value.get(i)));
        }
        return objects;
    }

    /** Texts of a list that may be missing. */
    List<String> texts(String name, int most, int longest) {
        var texts = new ArrayList<String>();
        var value = value(name);
        if (value == null) {
            return texts;
        }
        if (!value.isArray()) {
            problem(name, "expected-list");
        } else if (value.size() > most) {
            problem(name, "list-size", "0", Integer.toString(most));
        } else {
            for (var i = 0; i < value.size(); i++) {
                var text = text(name + "[" + i + "]", value.get(i), longest, false);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /** One line of text that must be there, without the blanks around it. */
    @Nullable
    String text(String name, int longest) {
        var value = needed(name);
        if (value == null) {
            return null;
        }
        var text = text(name, value, longest, false);
        if (text != null && text.isEmpty()) {
            problem(name, "field-blank");
            return null;
        }
        return text;
    }

    /** One line of text; null where it is missing or blank. */
    @Nullable
    String optionalText(String name, int longest) {
        return emptyAsNull(text(name, value(name), longest, false));
    }

    /** Text of some lines that must be there. */
    @Nullable
    String prose(String name, int longest) {
        var value = needed(name);
        var text = text(name, value, longest, true);
        if (text != null && text.isEmpty()) {
            problem(name, "field-blank");
            return null;
        }
        return text;
    }

    /** Text of some lines; null where it is missing or blank. */
    @Nullable
    String optionalProse(String name, int longest) {
        return emptyAsNull(text(name, value(name), longest, true));
    }

    private @Nullable String text(String name, @Nullable JsonNode value, int longest, boolean lines) {
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            problem(name, "expected-text");
            return null;
        }
        var text = value.textValue();
        if (text.codePointCount(0, text.length()) > longest) {
            problem(name, "field-too-long", Integer.toString(longest));
            return null;
        }
        if (!text.codePoints().allMatch(character -> isPlain(character, lines))) {
            problem(name, "field-characters");
            return null;
        }
        return text.strip();
    }

    /** Neither a control character (the database stores no NUL) nor half of a pair of surrogates. */
    private static boolean isPlain(int character, boolean lines) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return lines;
        }
        return !Character.isISOControl(character)
                && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
    }

    /** An address of e-mail, where there is one. */
    @Nullable
    String optionalEmail(String name) {
        var email = optionalText(name, 254);
        if (email != null && !EMAIL.matcher(email).matches()) {
            problem(name, "email-malformed");
            return null;
        }
        return email;
    }

    /** A country by ISO 3166-1 alpha-2, China where it is missing. */
    @Nullable
    String country(String name) {
        var country = optionalText(name, 2);
        if (country == null) {
            return "CN";
        }
        if (!COUNTRIES.contains(country)) {
            problem(name, "country-unknown");
            return null;
        }
        return country;
    }

    /** A currency by ISO 4217 that must be there. */
    @Nullable
    String currency(String name) {
        var code = text(name, 3);
        if (code == null) {
            return null;
        }
        try {
            if (Currency.getInstance(code).getDefaultFractionDigits() >= 0) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        problem(name, "currency-unknown");
        return null;
    }

    /** A language that customers are written to in: zh or en; null where it is missing. */
    @Nullable
    Locale optionalLanguage(String name) {
        var tag = optionalText(name, 35);
        if (tag == null) {
            return null;
        }
        var language = Locale.forLanguageTag(tag).getLanguage();
        if (!language.equals("zh") && !language.equals("en")) {
            problem(name, "value-unknown", "zh, en");
            return null;
        }
        return Locale.forLanguageTag(language);
    }

    /** One of the constants, by its name, that must be there. */
    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        var text = text(name, 100);
        return text == null ? null : constant(name, type, text);
    }

    /** One of the constants, by its name. */
    <E extends Enum<E>> @Nullable E optionalConstant(String name, Class<E> type) {
        var text = optionalText(name, 100);
        return text == null ? null : constant(name, type, text);
    }

    private <E extends Enum<E>> @Nullable E constant(String name, Class<E> type, String text) {
        var found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            problem(
                    name,
                    "value-unknown",
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return found.orElse(null);
    }

    /** True or false; that where it is missing. */
    boolean flag(String name, boolean otherwise) {
        var value = value(name);
        if (value != null && !value.isBoolean()) {
            problem(name, "expected-boolean");
        }
        return value == null ? otherwise : value.asBoolean();
    }

    /** A whole number within these bounds that must be there. */
    @Nullable
    Integer integer(String name, int least, int most) {
        return integer(name, needed(name), least, most);
    }

    /** A whole number within these bounds. */
    @Nullable
    Integer optionalInteger(String name, int least, int most) {
        return integer(name, value(name), least, most);
    }

    private @Nullable Integer integer(String name, @Nullable JsonNode value, int least, int most) {
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            problem(name, "expected-integer");
            return null;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            problem(name, "number-out-of-bounds", Integer.toString(least), Integer.toString(most));
            return null;
        }
        return value.intValue();
    }

    /** An amount that must be there, as text ({@code "12.50"}) or as a number. */
    @Nullable
    Money amount(String name, @Nullable String currency) {
        return amount(name, needed(name), currency);
    }

    /** An amount, as text or as a number. */
    @Nullable
    Money optionalAmount(String name, @Nullable String currency) {
        return amount(name, value(name), currency);
    }

    private @Nullable Money amount(String name, @Nullable JsonNode value, @Nullable String currency) {
        if (value == null) {
            return null;
        }
        var number = number(value);
        if (number == null) {
            problem(name, "expected-amount");
            return null;
        }
        if (number.signum() < 0) {
            problem(name, "amount-negative");
            return null;
        }
        if (number.compareTo(AMOUNT_LIMIT) >= 0) {
            problem(name, "amount-too-large");
            return null;
        }
        if (currency == null) {
            return null;
        }
        var decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        if (number.stripTrailingZeros().scale() > decimals) {
            problem(name, "amount-decimals", currency, Integer.toString(decimals));
            return null;
        }
        return new Money(number, currency);
    }

    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isTextual()) {
            return AMOUNT.matcher(value.textValue()).matches() ? new BigDecimal(value.textValue()) : null;
        }
        if (!value.isNumber()) {
            return null;
        }
        var number = value.decimalValue();
        // 1e999999999 is short to write and long to reckon with.
        return number.precision() > 60 || Math.abs((long) number.scale()) > 60 ? null : number;
    }

    /** A time as RFC 3339 writes it, with its offset, that must be there; not later than that. */
    @Nullable
    Instant time(String name, Instant latest) {
        return time(name, needed(name), latest);
    }

    /** A time as RFC 3339 writes it; not later than that. */
    @Nullable
    Instant optionalTime(String name, Instant latest) {
        return time(name, value(name), latest);
    }

    /** A time as RFC 3339 writes it, which may lie ahead. */
    @Nullable
    Instant optionalDeadline(String name) {
        return time(name, value(name), LATEST);
    }

    private @Nullable Instant time(String name, @Nullable JsonNode value, Instant latest) {
        if (value == null) {
            return null;
        }
        if (!value.isTextual() || !TIME.matcher(value.textValue()).matches()) {
            problem(name, "expected-time");
            return null;
        }
        Instant time;
        try {
            time = OffsetDateTime.parse(value.textValue().toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            problem(name, "expected-time");
            return null;
        }
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            problem(name, "time-out-of-bounds");
            return null;
        }
        if (time.isAfter(latest)) {
            problem(name, "time-ahead");
            return null;
        }
        return time;
    }

    /** Finds the fields that nobody asked for: a name misspelt would go unseen. */
    void close() {
        if (node == null) {
            return;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                problem(printable(name), "field-unknown");
            }
        });
    }

    /** Adds what the caller found wrong with a field. */
    void problem(String name, String code, Object... arguments) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Problem.at(path(name), code, arguments));
        }
    }

    /** Refuses if anything was wrong. */
    void refuse() throws Refusal {
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable JsonNode value(String name) {
        asked.add(name);
        var value = node == null ? null : node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable JsonNode needed(String name) {
        var value = value(name);
        // Of an object that is missing itself, only that is told.
        if (value == null && node != null) {
            problem(name, "field-missing");
        }
        return value;
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String printable(String name) {
        var shown = name.codePoints()
                .limit(LONGEST_NAME)
                .map(character -> isPlain(character, false) ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return shown.toString();
    }
}
