package io.daifa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.NewOrder;
import io.daifa.order.Payment;
import io.daifa.shop.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shop may write, and what it is told when it writes something else. */
class OrderReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final Shop SHOP =
            new Shop(Ids.next(), "teashop", "Tea shop", null, "CNY", Languages.CHINESE, Duration.ofDays(2), null);

    private static final List<String> NEEDED = List.of(
            "shopOrderNumber",
            "placedAt",
            "payment",
            "payment.state",
            "currency",
            "total",
            "receiver",
            "receiver.name",
            "receiver.phone",
            "receiver.address",
            "lines",
            "lines[0].sku",
            "lines[0].name",
            "lines[0].quantity",
            "lines[0].unitPrice");
    private static final List<String> OPTIONAL = List.of(
            "shipBy",
            "shippingFee",
            "discount",
            "sellerMemo",
            "payment.paidAt",
            "customer",
            "customer.nick",
            "customer.email",
            "customer.language",
            "customer.message",
            "receiver.country",
            "receiver.province",
            "receiver.city",
            "receiver.district",
            "lines[0].variant");
    private static final List<String> TEXTS = List.of(
            "shopOrderNumber",
            "sellerMemo",
            "customer.nick",
            "customer.message",
            "receiver.name",
            "receiver.phone",
            "receiver.province",
            "receiver.city",
            "receiver.district",
            "receiver.address",
            "lines[0].sku",
            "lines[0].name",
            "lines[0].variant");

    private final OrderReader reader = new OrderReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theExampleOfTheDescriptionIsRead() throws Exception {
        var order = read(order());

        assertThat(order.shopOrderNumber()).isEqualTo("20261123-0001");
        assertThat(order.placedAt()).isEqualTo("2026-11-23T02:15:00Z");
        assertThat(order.payment()).isEqualTo(Payment.PAID);
        assertThat(order.total()).isEqualTo(Money.of("206", "CNY"));
        assertThat(order.receiver().district()).isEqualTo("滨江区");
        assertThat(order.customerEmail()).isEqualTo("customer@example.com");
        assertThat(order.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(2);
            assertThat(line.unitPrice()).isEqualTo(Money.of("99", "CNY"));
        });
    }

    @Test
    void theDescriptionNamesTheFieldsThatAreRead() {
        var described = new TreeSet<String>();
        describe("", OrderDocument.class, described);

        assertThat(described)
                .containsAll(
                        NEEDED.stream().map(field -> field.replace("[0]", "")).toList());
        assertThat(described)
                .isEqualTo(Stream.concat(NEEDED.stream(), OPTIONAL.stream())
                        .map(field -> field.replace("[0]", ""))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    static List<String> needed() {
        return NEEDED;
    }

    static List<String> optional() {
        return OPTIONAL;
    }

    static List<String> all() {
        var all = new ArrayList<>(NEEDED);
        all.addAll(OPTIONAL);
        return all;
    }

    static List<String> texts() {
        return TEXTS;
    }

    @ParameterizedTest
    @MethodSource("needed")
    void aFieldThatIsNeededIsMissed(String field) throws Exception {
        var missing = order();
        parent(missing, field).remove(last(field));

        assertThat(problems(missing))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple(field, "field-missing"));
    }

    @ParameterizedTest
    @MethodSource("optional")
    void aFieldThatIsNotNeededMayBeMissingOrNull(String field) throws Exception {
        var missing = order();
        parent(missing, field).remove(last(field));
        var empty = order();
        parent(empty, field).putNull(last(field));

        assertThat(read(missing)).isEqualTo(read(empty));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFieldOfAnotherTypeIsToldWithItsPath(String field) throws Exception {
        var wrong = order();
        // A boolean is right nowhere in an order.
        parent(wrong, field).put(last(field), true);

        assertThat(problems(wrong)).first().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.code()).startsWith("expected-");
        });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextThatIsTooLongIsRefused(String field) throws Exception {
        var wrong = order();
        parent(wrong, field).put(last(field), "长".repeat(2000));

        assertThat(problems(wrong))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple(field, "field-too-long"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextWithWhatNoTextHasIsRefused(String field) throws Exception {
        for (var hostile : List.of("a\u0000b", "a\u0007b", "a\uD800b", "\uDC00", "a\u0085b")) {
            var wrong = order();
            parent(wrong, field).put(last(field), hostile);

            assertThat(problems(wrong))
                    .extracting(Problem::field, Problem::code)
                    .containsExactly(tuple(field, "field-characters"));
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hostileTextIsTextAndNothingElse(String field) throws Exception {
        for (var hostile : List.of(
                "${12345*54321}",
                "#{T(java.lang.Runtime)}",
                "<script>1</script>",
                "'; drop table x; --",
                "{0}",
                "😀")) {
            var order = order();
            parent(order, field).put(last(field), hostile);

            assertThat(read(order).toString()).doesNotContain("670592745");
            assertThat(problems(order)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("needed")
    void aBlankIsNoText(String field) throws Exception {
        if (!TEXTS.contains(field)) {
            return;
        }
        var blank = order();
        parent(blank, field).put(last(field), " \u3000 ");

        assertThat(problems(blank))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple(field, "field-blank"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "10000",
                "1000000000",
                "99999999999999999999",
                "1.5",
                "1.0",
                "1e3",
                "\"2\"",
                "[1]",
                "{}",
                "true"
            })
    void aQuantityIsAWholeNumberFromOneToNineThousandNineHundredNinetyNine(String quantity) throws Exception {
        var wrong = order();
        parent(wrong, "lines[0].quantity").set("quantity", JsonBody.read(quantity));

        assertThat(problems(wrong)).extracting(Problem::field).containsExactly("lines[0].quantity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"-1\"'|amount-negative",
                "-0.01|amount-negative",
                "'\"10000000000\"'|amount-too-large",
                "1e40|amount-too-large",
                "1e999999999|expected-amount",
                "1e-999999999|expected-amount",
                "'\"12.345\"'|amount-decimals",
                "12.345|amount-decimals",
                "'\"1e3\"'|expected-amount",
                "'\"12,50\"'|expected-amount",
                "'\"￥12\"'|expected-amount",
                "'\"\"'|expected-amount",
                "'\"NaN\"'|expected-amount",
                "[]|expected-amount"
            })
    void anAmountHasItsBounds(String amount, String code) throws Exception {
        for (var field : List.of("total", "shippingFee", "discount", "lines[0].unitPrice")) {
            var wrong = order();
            parent(wrong, field).set(last(field), JsonBody.read(amount));

            assertThat(problems(wrong))
                    .extracting(Problem::field, Problem::code)
                    .containsExactly(tuple(field, code));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12.5\"", "12.5", "\"12.500\"", "12.50000"})
    void anAmountIsTheSameHoweverItIsWritten(String amount) throws Exception {
        var order = order();
        order.set("total", JsonBody.read(amount));

        assertThat(read(order).total()).isEqualTo(Money.of("12.50", "CNY"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, expected-time",
        "2026-11-23T10:15:00, expected-time",
        "2026-11-23T10:15Z, expected-time",
        "2026-13-23T10:15:00Z, expected-time",
        "2026-02-30T10:15:00Z, expected-time",
        "yesterday, expected-time",
        "1999-12-31T23:59:59Z, time-out-of-bounds",
        "2026-11-24T04:00:01Z, time-ahead"
    })
    void aTimeHasItsFormAndItsBounds(String time, String code) throws Exception {
        for (var field : List.of("placedAt", "payment.paidAt")) {
            var wrong = order();
            parent(wrong, field).put(last(field), time);

            assertThat(problems(wrong))
                    .extracting(Problem::field, Problem::code)
                    .containsExactly(tuple(field, code));
        }
    }

    @ParameterizedTest
    @CsvSource({"EUR, currency-not-the-shops", "RMB, currency-unknown", "cny, currency-unknown", "XXX, currency-unknown"
    })
    void theCurrencyIsTheShops(String currency, String code) throws Exception {
        var wrong = order();
        wrong.put("currency", currency);

        assertThat(problems(wrong)).extracting(Problem::field, Problem::code).containsExactly(tuple("currency", code));
    }

    @Test
    void anOrderHasOneToTwoHundredLines() throws Exception {
        var none = order();
        none.putArray("lines");
        var many = order();
        var lines = (ArrayNode) many.get("lines");
        for (var i = 0; i < 200; i++) {
            lines.add(lines.get(0).deepCopy());
        }

        assertThat(problems(none))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("lines", "list-size"));
        assertThat(problems(many))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("lines", "list-size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"recieverName", "receiver.adress", "lines[0].qty", "payment.at", "customer.mail"})
    void aFieldThatNobodyKnowsIsRefused(String field) throws Exception {
        var wrong = order();
        parent(wrong, field).put(last(field), "x");

        assertThat(problems(wrong))
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple(field, "field-unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "a@b@c", "a@b, c@d", "a@b\\nBcc: c@d", "<a@b>"})
    void anAddressOfMailIsOneAddress(String email) throws Exception {
        var wrong = order();
        parent(wrong, "customer.email").put("email", email.replace("\\n", "\n"));

        assertThat(problems(wrong)).extracting(Problem::field).containsExactly("customer.email");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws Exception {
        var wrong = order();
        wrong.remove("total");
        parent(wrong, "receiver.phone").remove("phone");
        parent(wrong, "lines[0].quantity").put("quantity", 0);

        assertThat(problems(wrong))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("total", "receiver.phone", "lines[0].quantity");
    }

    @Test
    void whatOnlyStaffCanPutRightIsLetThrough() throws Exception {
        var order = order();
        order.put("total", "1.00");
        parent(order, "receiver.phone").put("phone", "137****91011");
        parent(order, "lines[0].sku").put("sku", "NO-SUCH-THING");
        parent(order, "receiver.district").put("district", "无此区");

        assertThat(problems(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "1", "\"order\"", "true"})
    void anOrderIsAnObject(String document) {
        var refusal = catchThrowableOfType(Refusal.class, () -> reader.read(SHOP, JsonBody.read(document)));

        assertThat(refusal.problems()).extracting(Problem::code).containsExactly("expected-object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{/* */}",
                "\u0000"
            })
    void brokenJsonIsToldWithItsPlace(String document) {
        var broken = catchThrowableOfType(ApiProblem.class, () -> JsonBody.read(document));

        assertThat(broken.problems()).extracting(Problem::code).containsExactly("json-broken");
        assertThat(broken.problems().get(0).arguments())
                .containsOnly("1", broken.problems().get(0).arguments().get(1));
    }

    @Test
    void jsonThatIsTooDeepIsBroken() {
        var broken = catchThrowableOfType(ApiProblem.class, () -> JsonBody.read("[".repeat(100_000)));

        assertThat(broken.problems()).extracting(Problem::code).containsExactly("json-broken");
    }

    private NewOrder read(ObjectNode order) throws Exception {
        return reader.read(SHOP, JsonBody.read(JSON.writeValueAsString(order)));
    }

    private List<Problem> problems(ObjectNode order) throws Exception {
        try {
            // Not through bytes: there half a surrogate pair would become a question mark.
            reader.read(SHOP, order);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems();
        }
    }

    private static ObjectNode order() throws Exception {
        var order = (ObjectNode) JSON.readTree(OrderDocument.EXAMPLE);
        order.put("shipBy", "2026-11-25T10:15:30+08:00");
        order.put("sellerMemo", "轻放");
        return order;
    }

    private static ObjectNode parent(ObjectNode order, String field) {
        var at = order;
        for (var step :
                field.contains(".") ? field.substring(0, field.lastIndexOf('.')).split("\\.", -1) : new String[0]) {
            at = (ObjectNode)
                    (step.endsWith("[0]") ? at.get(step.replace("[0]", "")).get(0) : at.get(step));
        }
        return at;
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static void describe(String path, Class<?> type, Set<String> described) {
        for (var component : type.getRecordComponents()) {
            var field = path + component.getName();
            described.add(field);
            if (component.getType().isRecord()) {
                describe(field + ".", component.getType(), described);
            } else if (component.getType() == List.class) {
                var item = (java.lang.reflect.ParameterizedType) component.getGenericType();
                describe(field + ".", (Class<?>) item.getActualTypeArguments()[0], described);
            }
        }
    }
}
