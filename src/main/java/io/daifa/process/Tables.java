package io.daifa.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Links;
import io.daifa.kernel.Money;
import io.daifa.kernel.Texts;
import io.daifa.order.Order;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** What forms show, as the form's tables and choices take it: JSON, in the language of the installation's tasks. */
@Component
public class Tables {

    private final ObjectMapper json;
    private final Texts texts;
    private final Shops shops;
    private final Links links;
    private final Locale language;
    private final DateTimeFormatter times;

    Tables(
            ObjectMapper json,
            Texts texts,
            Shops shops,
            Links links,
            @Value("${daifa.language:zh}") String language,
            @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.json = json;
        this.texts = texts;
        this.shops = shops;
        this.links = links;
        this.language = Languages.of(language);
        this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
    }

    /** The text of that key in the language of the tasks. */
    public String text(String key, Object... arguments) {
        return texts.of(language, key, arguments);
    }

    /** The language of the tasks. */
    public Locale language() {
        return language;
    }

    /** The word for that constant. */
    public String word(Enum<?> constant) {
        return texts.of(language, constant);
    }

    /** The word for that constant among those of that kind. */
    public String word(String kind, Enum<?> constant) {
        return texts.of(language, kind + "." + constant.name());
    }

    /** A time as people read it; a dash where there is none. */
    public String time(@Nullable Instant time) {
        return time == null ? "–" : times.format(time);
    }

    /** An amount as people read it; a dash where there is none. */
    public String money(@Nullable Money money) {
        return money == null ? "–" : money.in(language);
    }

    /** A table of two columns: what (a text key), and its value; lines without a value are left out. */
    public Object pairs(Pair... pairs) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var pair : pairs) {
            if (pair.value() != null && !pair.value().isBlank()) {
                rows.add(row("what", pair.what() == null ? "" : text("form." + pair.what()), "value", pair.value()));
            }
        }
        return rows(rows);
    }

    /** A line of such a table; without a key it goes on with what the line above is about. */
    public record Pair(@Nullable String what, @Nullable String value) {}

    /** A line of such a table. */
    public static Pair pair(@Nullable String what, @Nullable String value) {
        return new Pair(what, value);
    }

    /** Why a decision table has answered as it did, in words; a reason that an administrator has written into a table stands as it is. */
    public String reason(String kind, String code) {
        try {
            return text(kind + "." + code);
        } catch (NoSuchMessageException e) {
            return code;
        }
    }

    /** A text to send, in the language of who is to read it. */
    public String toSend(Locale reader, String key, Object... arguments) {
        return texts.of(reader, "words." + key, arguments);
    }

    /** A text in the language of who is to read it, with kept arguments. */
    public String inWords(Locale reader, String key, List<String> arguments) {
        return texts.of(reader, key, arguments.toArray());
    }

    /** What is wrong and what to do about it, with which every form begins: texts of {@code task.<key>} and {@code task.<key>.do}. */
    public Map<String, Object> problem(String key, Object... arguments) {
        return row("problem", text("task." + key, arguments), "remedy", text("task." + key + ".do", arguments));
    }

    /** A row: keys and values by turns, in that sequence. */
    public static Map<String, Object> row(Object... keysAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }

    /** Rows, as a variable that forms read. */
    public Object rows(List<? extends Map<String, ?>> rows) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(rows)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of texts can always be written", e);
        }
    }

    /** The same; null where there are no rows, so that the form hides the table. */
    public @Nullable Object rowsOrNone(List<? extends Map<String, ?>> rows) {
        return rows.isEmpty() ? null : rows(rows);
    }

    /** The texts of rows that {@link #rows} has written. */
    public List<Map<String, String>> read(@Nullable Object rows) {
        try {
            return rows == null ? List.of() : json.readValue(rows.toString(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    /** A choice of a select field. */
    public static Map<String, Object> option(String value, String label) {
        return row("label", label, "value", value);
    }

    /** The address of the order's page. */
    String orderPage(Order order) {
        return links.address("/desk/orders/" + order.id());
    }

    /** The address of the page with the photos of the order's cases. */
    public String photosPage(Order order) {
        return orderPage(order) + "/photos";
    }

    /** The shop and its number, as people call the order. */
    public String orderName(Order order) {
        return shops.find(order.shopId()).map(Shop::name).orElse("") + " " + order.shopOrderNumber();
    }

    /** What of the order's goods stands in the supplier order, where that is not all of them. */
    static @Nullable String linesOfPart(Subject subject) {
        var part = subject.supplierOrder().lines();
        var units = part.stream().mapToInt(SupplierOrder.Line::quantity).sum();
        var all =
                subject.order().lines().stream().mapToInt(Order.Line::quantity).sum();
        return units == all ? null : units(part, subject.order());
    }

    /** Units of the order's lines in a line. */
    public static String units(List<SupplierOrder.Line> lines, Order order) {
        return lines.stream()
                .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                .collect(Collectors.joining(", "));
    }

    /** The order's goods in a line: name, variant, SKU and units. */
    public static String lines(Order order) {
        return order.lines().stream()
                .map(line -> line.name() + (line.variant() == null ? "" : " " + line.variant()) + " (" + line.sku()
                        + ") × " + line.quantity())
                .collect(Collectors.joining(", "));
    }
}
