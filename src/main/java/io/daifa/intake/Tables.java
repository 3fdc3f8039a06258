package io.daifa.intake;

import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Product;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Supplier.Channel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables that administrators upload: their columns, and what their rows mean. */
final class Tables {

    /** The columns of articles. */
    static final Map<String, String> PRODUCTS = columns(
            "sku", "商品编码", "name", "商品名称", "category", "类目", "excludedFromReturns", "不支持退货", "imageUrl", "商品图片");

    /** The columns of suppliers; those of the trade's own lists are named as there. */
    static final Map<String, String> SUPPLIERS = columns(
            "code",
            "供应商编码",
            "name",
            "供应商名称",
            "contact",
            "联系人",
            "phone",
            "联系电话",
            "email",
            "邮箱",
            "channel",
            "联系方式",
            "language",
            "语言",
            "shipTime",
            "发货时间要求",
            "answerTime",
            "答复时间要求",
            "notServed",
            "不发货省份",
            "returnAddress",
            "退货地址",
            "active",
            "启用");

    /** The columns of offers. */
    static final Map<String, String> OFFERS =
            columns("supplier", "供应商编码", "sku", "商品编码", "cost", "供货价", "currency", "币种", "stock", "库存", "active", "启用");

    /** How long a supplier has to answer where nothing else is said. */
    static final Duration ANSWER_TIME = Duration.ofHours(24);

    private static final List<String> YES = List.of("true", "yes", "y", "1", "是");
    private static final List<String> NO = List.of("false", "no", "n", "0", "否");

    private Tables() {}

    static List<Product> products(CsvTable table) throws Refusal {
        var products = new ArrayList<Product>();
        for (var row : table.rows()) {
            products.add(new Product(
                    needed(row, "sku"),
                    needed(row, "name"),
                    row.cell("category"),
                    flag(row, "excludedFromReturns", false),
                    row.cell("imageUrl")));
        }
        table.refuse();
        return products;
    }

    /**
     * The suppliers of a table; the id is each row's own. Without a code a supplier keeps the one that stands under its name, else it gets
     * one that its name makes, so that the same table again changes the same suppliers.
     */
    static List<Supplier> suppliers(CsvTable table, List<Supplier> known) throws Refusal {
        var codes = known.stream().collect(Collectors.toMap(Supplier::name, Supplier::code, (one, other) -> one));
        var byCode = known.stream().collect(Collectors.toMap(Supplier::code, Function.identity()));
        var suppliers = new ArrayList<Supplier>();
        for (var row : table.rows()) {
            var name = needed(row, "name");
            var code = Optional.ofNullable(row.cell("code"))
                    .orElseGet(() -> name == null ? "" : codes.getOrDefault(name, codeOf(name)));
            var before = byCode.get(code);
            var email = row.cell("email");
            suppliers.add(new Supplier(
                    before == null ? io.daifa.kernel.Ids.next() : before.id(),
                    code,
                    name,
                    row.cell("contact"),
                    row.cell("phone"),
                    email,
                    channel(row, email),
                    language(row),
                    duration(row, "shipTime", null),
                    duration(row, "answerTime", ANSWER_TIME),
                    words(row.cell("notServed")),
                    row.cell("returnAddress"),
                    flag(row, "active", true)));
        }
        table.refuse();
        return suppliers;
    }

    /** The offers of a table; a supplier is named by its code or its name. */
    static List<Offer> offers(CsvTable table, List<Supplier> known) throws Refusal {
        var ids = new LinkedHashMap<String, UUID>();
        known.forEach(supplier -> ids.putIfAbsent(supplier.name(), supplier.id()));
        known.forEach(supplier -> ids.put(supplier.code(), supplier.id()));
        var offers = new ArrayList<Offer>();
        for (var row : table.rows()) {
            var supplier = needed(row, "supplier");
            if (supplier != null && !ids.containsKey(supplier)) {
                row.problem("supplier", "supplier-not-known", supplier);
            }
            offers.add(new Offer(
                    supplier == null ? null : ids.get(supplier),
                    needed(row, "sku"),
                    money(row),
                    stock(row),
                    flag(row, "active", true)));
        }
        table.refuse();
        return offers;
    }

    /** A code that the name makes: the same name makes the same. */
    static String codeOf(String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "S-" + HexFormat.of().withUpperCase().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String needed(CsvTable.Row row, String column) {
        var cell = row.cell(column);
        if (cell == null) {
            row.problem(column, "field-missing");
        }
        return cell;
    }

    private static @Nullable Channel channel(CsvTable.Row row, @Nullable String email) {
        var cell = row.cell("channel");
        if (cell == null) {
            return email == null ? Channel.PHONE : Channel.MAIL;
        }
        return switch (cell.toUpperCase(Locale.ROOT)) {
            case "MAIL", "邮件", "邮箱" -> Channel.MAIL;
            case "PHONE", "电话" -> Channel.PHONE;
            default -> {
                row.problem("channel", "value-unknown", "MAIL, PHONE");
                yield null;
            }
        };
    }

    private static Locale language(CsvTable.Row row) {
        var cell = row.cell("language");
        if (cell == null || List.of("zh", "中文").contains(cell.toLowerCase(Locale.ROOT))) {
            return Languages.CHINESE;
        }
        if (!List.of("en", "英文", "英语").contains(cell.toLowerCase(Locale.ROOT))) {
            row.problem("language", "value-unknown", "zh, en");
        }
        return Languages.ENGLISH;
    }

    private static @Nullable Duration duration(CsvTable.Row row, String column, @Nullable Duration otherwise) {
        var cell = otherwise == null ? needed(row, column) : row.cell(column);
        if (cell == null) {
            return otherwise;
        }
        var duration = Durations.of(cell);
        if (duration.isEmpty()) {
            row.problem(column, "duration-malformed");
        }
        return duration.orElse(null);
    }

    private static boolean flag(CsvTable.Row row, String column, boolean otherwise) {
        var cell = row.cell(column);
        if (cell == null) {
            return otherwise;
        }
        var word = cell.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            row.problem(column, "value-unknown", "true, false, 是, 否");
        }
        return YES.contains(word);
    }

    private static List<String> words(@Nullable String cell) {
        return cell == null ? List.of() : List.of(cell.split("[\\s;,、；，]+"));
    }

    private static @Nullable Money money(CsvTable.Row row) {
        var cost = needed(row, "cost");
        var currency = needed(row, "currency");
        if (cost == null || currency == null) {
            return null;
        }
        if (!cost.matches("\\d{1,10}(\\.\\d{1,3})?")) {
            row.problem("cost", "expected-amount");
            return null;
        }
        try {
            return new Money(new BigDecimal(cost).stripTrailingZeros(), currency);
        } catch (IllegalArgumentException e) {
            row.problem("currency", "currency-or-decimals");
            return null;
        }
    }

    private static @Nullable Integer stock(CsvTable.Row row) {
        var cell = row.cell("stock");
        if (cell == null) {
            return null;
        }
        if (!cell.matches("\\d{1,9}")) {
            row.problem("stock", "expected-integer");
            return null;
        }
        return Integer.valueOf(cell);
    }

    private static Map<String, String> columns(String... namesAndTitles) {
        var columns = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndTitles.length; i += 2) {
            columns.put(namesAndTitles[i], namesAndTitles[i + 1]);
        }
        return columns;
    }
}
