package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daifa.order.Product;
import io.daifa.order.Products;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** What shops send wrong: a refusal that names field and reason, or an order in review with the reason shown; never anything else. */
@StoryTest
class BadOrdersTest {

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

    private static final List<String> OTHERS = List.of(
            "placedAt",
            "payment.state",
            "payment.paidAt",
            "shipBy",
            "currency",
            "total",
            "shippingFee",
            "discount",
            "customer.email",
            "customer.language",
            "receiver.country",
            "lines[0].quantity",
            "lines[0].unitPrice");

    /** What would be another text if any of the languages that we use took it for its own. */
    private static final String HOSTILE =
            "${133613361+1}#{133613361+1}*{133613361+1}[[${133613361+1}]]{0}<script>alert(1)</script>";

    private static final List<String> EVALUATED = List.of("133613362", "<script>alert");

    @Autowired
    Story story;

    @Autowired
    Products products;

    @Autowired
    MessageSource texts;

    @Test
    void aFieldThatIsMissingIsNamed() {
        everyFieldIsNamed(NEEDED, "null");
        var soft = new SoftAssertions();
        for (var field : NEEDED) {
            var document = story.anOrder();
            remove(document.json(), field);
            isRefused(soft, document, field);
        }
        soft.assertAll();
    }

    @Test
    void aFieldOfAnotherTypeIsNamed() {
        for (var value : List.of("{}", "[]", "true", "[\"a\"]", "{\"a\": 1}")) {
            everyFieldIsNamed(TEXTS, value);
            everyFieldIsNamed(OTHERS, value);
        }
        everyFieldIsNamed(TEXTS, "12");
        everyFieldIsNamed(List.of("payment", "customer", "receiver", "lines", "lines[0]"), "12");
        everyFieldIsNamed(List.of("payment", "customer", "receiver", "lines", "lines[0]"), "\"a\"");
        everyFieldIsNamed(OTHERS, "\"nonsense\"");
        everyFieldIsNamed(OTHERS, "1e999999999");
    }

    @Test
    void aTextThatIsTooLongOrHoldsWhatNoTextHoldsIsNamed() {
        everyFieldIsNamed(TEXTS, "\"" + "长".repeat(1001) + "\"");
        everyFieldIsNamed(OTHERS, "\"" + "1".repeat(1001) + "\"");
        for (var character : List.of("\\u0000", "\\u0007", "\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\u007f")) {
            everyFieldIsNamed(TEXTS, "\"a" + character + "b\"");
            everyFieldIsNamed(OTHERS, "\"a" + character + "b\"");
        }
    }

    @Test
    void aFieldThatNobodyKnowsIsNamed() {
        everyFieldIsNamed(List.of("stranger", "payment.stranger", "receiver.stranger", "lines[0].stranger"), "1");
        everyFieldIsNamed(List.of("$where", "__proto__", "${7*7}"), "1");
    }

    @Test
    void aQuantityIsAWholeNumberOfPieces() {
        for (var quantity : List.of("0", "-1", "1.5", "1000000000", "1e9", "99999999999999999999", "\"2\"", "null")) {
            everyFieldIsNamed(List.of("lines[0].quantity"), quantity);
        }
    }

    @Test
    void anAmountIsOneThatCanBePaid() {
        for (var amount :
                List.of("-1", "\"-0.01\"", "1e40", "\"1e5\"", "10000000000", "\"1.001\"", "\"1,00\"", "\"NaN\"")) {
            everyFieldIsNamed(List.of("total", "shippingFee", "discount", "lines[0].unitPrice"), amount);
        }
    }

    @Test
    void anAddressOfMailThatNoServerTakesIsNamed() {
        for (var email : List.of(
                "a",
                "@",
                "a@",
                "a..b@c.test",
                ".a@c.test",
                "a(b@c.test",
                "a b@c.test",
                "a@b@c",
                "a@-c",
                "a@c..test",
                "a[b@c.test",
                "a\\\\\\\"b@c.test",
                "李@c.test",
                "a@[1.2.3.4]",
                "a:b@c.test",
                "a\\r\\nBcc: x@y.test")) {
            everyFieldIsNamed(List.of("customer.email"), "\"" + email + "\"");
        }
    }

    @Test
    void aListOfNothingAndAnEndlessListAreNamed() {
        everyFieldIsNamed(List.of("lines"), "[]");
        var line = story.anOrder().json().at("/lines/0").toString();
        everyFieldIsNamed(List.of("lines"), "[" + (line + ",").repeat(200) + line + "]");
    }

    @Test
    void aBodyThatIsNoOrderIsRefused() {
        for (var body : List.of(
                "",
                " ",
                "{",
                "}",
                "{]",
                "nonsense",
                "{\"a\":1,}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1,\"a\":2}",
                "NaN",
                "\"text\"",
                "1",
                "null",
                "true",
                "[]",
                "{}",
                "\u0000",
                "\ufeff{}",
                "[".repeat(100_000),
                "{\"a\":".repeat(10_000),
                "{\"shopOrderNumber\": " + "9".repeat(100_000) + "}",
                "<order/>",
                "'{}'",
                "// {}")) {
            var answer = story.shopsDoor().post("/api/v1/orders", body);
            assertThat(answer.status()).as(cut(body)).isIn(400, 422);
            assertProblem(answer);
        }
        var door = story.shopsDoor();
        assertThat(door.post("/api/v1/orders", "application/json; charset=utf-16", "{}")
                        .status())
                .isBetween(400, 422);
        assertThat(door.post("/api/v1/orders", "text/plain", "{}").status()).isEqualTo(415);
        assertThat(door.post("/api/v1/orders", "application/x-www-form-urlencoded", "a=b")
                        .status())
                .isEqualTo(415);
        assertThat(door.post("/api/v1/orders", "nonsense", "{}").status()).isBetween(400, 415);
        assertThat(orders()).isZero();
    }

    @Test
    void aBodyOfTenMegabytesIsRefusedWithAndWithoutItsLength() {
        var document = story.anOrder();
        document.with("sellerMemo", "x".repeat(10 * 1024 * 1024));
        var body = document.json().toString();

        var answer = story.shopsDoor().post("/api/v1/orders", body);
        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer);

        var chunked = story.shopsDoor().postInChunks("/api/v1/orders", body.getBytes(StandardCharsets.UTF_8));
        assertThat(chunked.status()).isEqualTo(413);
        assertProblem(chunked);
        assertThat(orders()).isZero();
    }

    @Test
    void whatIsWrongIsToldInTheCallersLanguage() {
        var document = story.anOrder();
        remove(document.json(), "receiver.phone");
        var key = story.shopsDoor();

        var english = key.post("/api/v1/orders", document.json());
        assertThat(english.json().at("/problems/0/detail").asText()).isEqualTo("This field is needed.");
        var chinese = story.shopsDoorIn("zh-CN").post("/api/v1/orders", document.json());
        assertThat(chinese.json().at("/problems/0/detail").asText()).isEqualTo("此项必填。");
        assertThat(chinese.json().path("title").asText()).isEqualTo("未受理");
    }

    @Test
    void whatOnlyLookingUpCanTellWaitsForStaffWithTheReason() {
        waitsInReview("amounts-do-not-add-up", order -> order.with("total", "39.00"));
        waitsInReview("amounts-do-not-add-up", order -> order.with("discount", "9999999999.99"));
        waitsInReview("amounts-do-not-add-up", order -> {
            ((ObjectNode) order.json().at("/lines/0")).put("quantity", 9999).put("unitPrice", "9999999999.99");
        });
        waitsInReview("phone-masked", order -> order.receiver("phone", "138****1234"));
        waitsInReview("phone-invalid", order -> order.receiver("phone", "12"));
        waitsInReview("phone-invalid", order -> order.receiver("phone", "☎ call me"));
        waitsInReview("phone-invalid", order -> order.receiver("phone", "9".repeat(60)));
        waitsInReview("sku-unknown", order -> ((ObjectNode) order.json().at("/lines/0")).put("sku", "nobody's"));
        waitsInReview("address-district-missing", order -> order.receiver("address", "广东省深圳市樱园西街12号"));
        waitsInReview("address-unknown", order -> order.receiver("address", "月球背面第一大道1号"));
        waitsInReview("address-detail-missing", order -> order.receiver("address", "浙江省杭州市滨江区"));
        waitsInReview("payment-missing", order -> ((ObjectNode) order.json().get("payment")).put("state", "UNPAID"));
    }

    @Test
    void aDistrictThatIsNowhereWaitsForStaff() {
        var document = story.anOrder().receiver("address", "晓风巷12号");
        ((ObjectNode) document.json().get("receiver"))
                .put("province", "浙江省")
                .put("city", "杭州市")
                .put("district", "无此区");
        var order = story.places(document);
        story.runs();

        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
        var desk = story.staff("order-desk");
        assertThat(desk.form(desk.task(order.key(), "Task_ConfirmOrder"))
                        .at("/problems/value")
                        .asText())
                .isNotEqualTo("[]");
    }

    @Test
    void textsOfAllTheWorldAreKeptAsTheyAre() {
        for (var text : List.of(
                "😀👨\u200d👩\u200d👧",
                "مرحبا بالعالم",
                "\u202etxet desrever\u202c",
                "𠮷野家",
                "e\u0301",
                "Ünïcödé ß ﬁ",
                "'\"`;--/*",
                "\\u0041\\n",
                "%s %n {0} {name}",
                "=cmd|' /C calc'!A0")) {
            var document = story.anOrder().receiver("name", text);
            ((ObjectNode) document.json().get("customer")).put("nick", text).put("message", text);
            document.with("sellerMemo", text);
            ((ObjectNode) document.json().at("/lines/0")).put("name", text).put("variant", text);
            var order = story.places(document);
            story.runs();

            assertThat(story.waits(order.key())).as(text).isNotEmpty();
            assertThat(story.jdbc()
                            .sql(
                                    "select receiver_name || buyer_nick || buyer_message || seller_memo from daifa.customer_order where id = ?")
                            .param(order.id())
                            .query(String.class)
                            .single())
                    .isEqualTo(text.strip().repeat(4));
            assertThat(story.staff("order-desk")
                            .browser()
                            .get("/desk/orders/" + order.id())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatWouldBeEvaluatedIsATextEverywhereUntilTheOrderIsClosed() throws Exception {
        var sku = "S-" + story.sku() + "${133613361+1}<script>alert(1)";
        var document = story.anOrder();
        var json = document.json();
        json.put("shopOrderNumber", story.sku() + "${133613361+1}#{133613361+1}{number}{0}<script>alert(1)");
        json.put("sellerMemo", HOSTILE);
        ((ObjectNode) json.get("customer")).put("nick", HOSTILE).put("message", HOSTILE);
        ((ObjectNode) json.get("receiver"))
                .put("name", HOSTILE)
                .put("phone", "138****1234" + HOSTILE)
                .put("address", "浙江省杭州市滨江区晓风巷12号" + HOSTILE);
        ((ObjectNode) json.at("/lines/0")).put("sku", sku).put("name", HOSTILE).put("variant", HOSTILE);

        var order = story.places(document);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        var form = desk.browser()
                .get("/camunda/api/engine/engine/default/task/" + task.id()
                        + "/form-variables?deserializeValues=false");
        assertThat(form.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(form.json().at("/receiverName/value").asText()).isEqualTo(HOSTILE);
        assertThat(form.json().at("/problems/value").asText()).contains(sku);
        assertThat(form.body()).doesNotContain("133613362");

        var refused = desk.completes(task, "outcome", HOSTILE, "receiverPhone", HOSTILE);
        assertThat(refused.status()).isEqualTo(422);
        assertUnevaluatedInTasklist(refused);
        assertThat(desk.completes(task, "outcome", "CONFIRM").status()).isEqualTo(422);
        assertUnevaluatedInTasklist(desk.completes(task, "outcome", "CONFIRM"));

        products.put(List.of(new Product(sku, HOSTILE, null, false)));
        var confirmed = desk.completes(task, "outcome", "CONFIRM", "receiverPhone", "13812341234", "note", HOSTILE);
        assertThat(confirmed.status()).as(confirmed.body()).isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ChooseSupplier");
        var purchasing = story.staff("purchasing");
        var choose = purchasing.task(order.key(), "Task_ChooseSupplier");
        assertThat(purchasing.form(choose).toString()).doesNotContain("133613362");
        assertThat(purchasing
                        .completes(choose, "supplier", story.first().id().toString())
                        .status())
                .isBetween(200, 204);
        story.runs();

        var letter = story.mailbox().of(story.first().email()).get(0);
        assertThat(letter.subject() + letter.text()).doesNotContain("133613362").contains("&lt;script&gt;alert");
        var supplier = story.opensLink(story.first(), order);
        assertUnevaluated(supplier.page());
        assertUnevaluated(supplier.rejects(HOSTILE));
        assertUnevaluated(supplier.accepts(HOSTILE));
        assertThat(supplier.accepts(story.inTwoDays()).status()).isEqualTo(200);
        story.runs();
        assertUnevaluated(supplier.page());
        assertThat(supplier.page().body()).contains("晓风巷12号${133613361+1}");
        assertUnevaluated(supplier.ships(HOSTILE, HOSTILE));

        var number = Story.freshNumber();
        assertThat(supplier.ships("顺丰", number).status()).isEqualTo(200);
        story.runs();
        var customer = story.mailbox().of(document.email()).get(0);
        assertThat(customer.subject() + customer.text())
                .doesNotContain("133613362")
                .contains("&lt;script&gt;alert");
        assertUnevaluated(story.anybody().get(URI.create(customer.link("/t/")).getPath()));
        for (var group : List.of("order-desk", "purchasing", "logistics", "aftersales", "process-admin")) {
            assertUnevaluated(story.staff(group).browser().get("/desk/orders/" + order.id()));
            assertUnevaluated(story.staff(group).browser().get("/desk"));
        }
        var opened = story.shopsDoor()
                .post(
                        "/api/v1/orders/" + order.id() + "/after-sales-cases",
                        Map.of("externalId", HOSTILE.substring(0, 60), "problem", "DAMAGED", "description", HOSTILE));
        assertThat(opened.status()).as(opened.body()).isIn(201, 422);
        story.runs();
        assertUnevaluated(desk.browser().get("/desk/orders/" + order.id()));
        assertThat(story.shopsDoor().get("/api/v1/orders/" + order.id()).body()).doesNotContain("133613362");
        assertThat(story.shopsDoor()
                        .get("/api/v1/orders/" + order.id() + "/events")
                        .body())
                .doesNotContain("133613362");
    }

    @Test
    void whatStaffTypeIsCheckedAsWell() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        for (var field :
                List.of("receiverName", "receiverPhone", "address", "district", "sellerMemo", "note", "outcome")) {
            for (var value : List.of("a\u0000b", "x".repeat(5000), "a\ud83db", Map.of("a", 1), List.of(1), 17)) {
                var answer = desk.completes(task, "outcome", "CONFIRM", "receiverPhone", "138****1234", field, value);
                assertThat(answer.status())
                        .as(field + " " + cut(value.toString()) + " " + answer.body())
                        .isBetween(400, 499);
            }
        }
        for (var field : List.of("receiverName", "receiverPhone", "address", "sellerMemo", "note")) {
            var answer = desk.completes(task, "outcome", "CONFIRM", "receiverPhone", "13812341234", field, "a\u0000b");
            assertThat(answer.status()).as(field + " " + answer.body()).isEqualTo(422);
        }
        var reject = desk.completes(task, "outcome", "REJECT", "rejectionReason", "OTHER", "note", "a\u0000b");
        assertThat(reject.status()).as(reject.body()).isEqualTo(422);
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
    }

    @Test
    void whatStaffTypeOnTheOrdersPageIsCheckedAsWell() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.staff("order-desk").browser();
        var page = "/desk/orders/" + order.id();
        var csrf = desk.get(page).csrf();
        for (var text : List.of("a\u0000b", "x".repeat(5000), "", "\u0000")) {
            for (var form : List.of(
                    Map.of("do", "note", "note", text),
                    Map.of("do", "hold", "kind", "HOLD", "until", text, "note", text),
                    Map.of("do", "hold", "kind", text, "note", text),
                    Map.of(
                            "do",
                            "case",
                            "problem",
                            text,
                            "description",
                            text,
                            "asked",
                            text,
                            "line.1",
                            text,
                            "request",
                            text),
                    Map.of("do", "case", "problem", "DAMAGED", "description", text, "line.1", "1"),
                    Map.of("do", text))) {
                var fields = new HashMap<>(form);
                fields.put("_csrf", csrf);
                var answer = desk.submit(page, fields);
                assertThat(answer.status())
                        .as(form.toString().replace('\0', '~'))
                        .isLessThan(500);
            }
        }
        for (var query : List.of("%00", "%25", "_", "'", "%5C", "%F0%9F%98%80", "%ff", "x".repeat(5000), "%E2%80%AE")) {
            assertThat(desk.get("/desk?q=" + query).status()).as(query).isLessThan(500);
        }
        for (var id : List.of("nonsense", "00000000-0000-0000-0000-000000000000", "%00", "1")) {
            assertThat(desk.get("/desk/orders/" + id).status()).as(id).isIn(400, 404);
        }
    }

    @Test
    void whatNoDatabaseStoresIsNoFaultAtAnyDoor() {
        var order = story.sentToSupplier();
        var bad = "a\u0000b";
        var desk = story.atTheDesk("purchasing");
        var csrf = desk.get("/desk/numbers").csrf();
        for (var what : List.of("look", "register")) {
            for (var line : List.of(bad + "\t顺丰\t" + bad, order.number() + "-A\t" + bad + "\t" + bad + "\t" + bad)) {
                var pasted = desk.submit("/desk/numbers", Map.of("numbers", line, "do", what, "_csrf", csrf));
                assertThat(pasted.status()).as(what + pasted.body()).isEqualTo(200);
            }
        }
        var refunds =
                Map.of("do", "preview", "action", "REFUND", "refunds", bad + "\t" + bad, "note", bad, "_csrf", csrf);
        assertThat(desk.submit("/desk/tasks/batch", refunds).status()).isEqualTo(200);
        var filter = "?q=%00&group=%00&supplier=%00&kind=%00&problem=%00&product=%00&from=%00&place=%00";
        for (var list : List.of("/desk/tasks", "/desk/records/orders", "/desk/records/suppliers", "/desk/batches")) {
            assertThat(desk.get(list + filter).status()).as(list).isLessThan(500);
        }
        var batch = Map.of(
                "do", "preview", "action", "HOLD", "kind", "SKU", "sku", bad, "region", bad, "note", bad, "_csrf",
                csrf);
        assertThat(desk.submit("/desk/batches", batch).status()).isLessThan(500);

        var page = story.shopsDoor()
                .get("/api/v1/orders/" + order.id())
                .json()
                .path("trackingPage")
                .asText();
        var tracking = page.substring(page.indexOf("/t/"));
        for (var form : List.of(
                Map.of("do", "cancel", "note", bad, "request", bad),
                Map.of("do", "urge", "words", bad),
                Map.of("do", "phone", "receiver.phone", bad, "last4", bad),
                Map.of("do", "address", "receiver.address", bad, "receiver.name", bad, "last4", "1234"))) {
            assertThat(story.anybody().submit(tracking, form).status())
                    .as(form.get("do"))
                    .isLessThan(500);
        }
        var opened = story.anybody()
                .upload(
                        tracking + "/cases",
                        Map.of("problem", "OTHER", "description", bad, "line.1", bad, "request", bad),
                        List.of());
        assertThat(opened.status()).isLessThan(500);

        var door = "/api/v1/orders/" + order.id();
        for (var path : List.of("/urges", "/changes", "/after-sales-cases", "/cancellation", "/memo", "/refunds")) {
            var answer = story.shopsDoor()
                    .post(
                            door + path,
                            Map.of(
                                    "externalId",
                                    bad,
                                    "kind",
                                    "ADDRESS",
                                    "words",
                                    bad,
                                    "note",
                                    bad,
                                    "reason",
                                    bad,
                                    "problem",
                                    "OTHER",
                                    "description",
                                    bad,
                                    "receiver",
                                    Map.of("address", bad)),
                            "Idempotency-Key",
                            "\"" + java.util.UUID.randomUUID() + "\"");
            assertThat(answer.status()).as(path + answer.body()).isLessThan(500);
        }
    }

    @Test
    void tablesOfAdministratorsAreReadWithCare() {
        var admin = story.account("table-admin", "camunda-admin");
        for (var table : List.of(
                "",
                "sku",
                "sku,name",
                "sku,name\n",
                "sku,name\na\n",
                "sku,name\n\"a,b\n",
                "sku,name\na\u0000b,c\n",
                "sku,name,name\na,b,c\n",
                "sku,nonsense\na,b\n",
                "sku,name\n" + "x".repeat(500) + ",b\n",
                "sku,name\nT1,b\nT1,c\n",
                "PK\u0003\u0004 an Excel file")) {
            var answer = admin.post("/api/admin/v1/products", "text/csv", table);
            assertThat(answer.status())
                    .as(table.replace('\0', '~') + answer.body())
                    .isIn(400, 422);
            assertProblem(answer);
        }
        var huge = admin.post("/api/admin/v1/products", "text/csv", "sku,name\n" + "a,b\n".repeat(2_000_000));
        assertThat(huge.status()).isEqualTo(413);
        assertThat(admin.post("/api/admin/v1/offers", "text/csv", "supplier,sku,cost,currency\nnobody,a,1,CNY\n")
                        .status())
                .isEqualTo(422);
        assertThat(admin.post(
                                "/api/admin/v1/shops",
                                Map.of("code", "${1+1}", "name", "a", "currency", "CNY", "shipPromise", "PT1H"))
                        .status())
                .isEqualTo(422);
    }

    private void waitsInReview(String code, Consumer<OrderDocument> change) {
        var document = story.anOrder();
        // Another receiver each time, so that none looks like the one before.
        document.receiver("name", "收件人" + document.number());
        change.accept(document);
        var order = story.places(document);
        story.runs();

        assertThat(story.waits(order.key())).as(code).containsExactly("Task_ConfirmOrder");
        var desk = story.staff("order-desk");
        var shown = desk.form(desk.task(order.key(), "Task_ConfirmOrder"))
                .at("/problems/value")
                .asText();
        var text = texts.getMessage("finding." + code, new Object[] {"~", "~", "~"}, Locale.CHINESE);
        assertThat(shown).as(code).contains(text.split("~", -1)[0]);
        assertThat(desk.browser().get("/desk/orders/" + order.id()).status()).isEqualTo(200);
    }

    private void everyFieldIsNamed(List<String> fields, String value) {
        var soft = new SoftAssertions();
        for (var field : fields) {
            if (value.equals("null") && !NEEDED.contains(field)) {
                continue;
            }
            var document = story.anOrder();
            var body = with(document.json(), field, value);
            var answer = story.shopsDoor().post("/api/v1/orders", body);
            soft.assertThat(answer.status())
                    .as(field + " = " + cut(value) + " " + cut(answer.body()))
                    .isIn(400, 422);
            if (answer.status() == 422) {
                soft.assertThat(answer.json().path("problems").findValuesAsText("field"))
                        .as(field + " = " + cut(value))
                        .anySatisfy(named -> assertThat(named).startsWith(field));
                soft.assertThat(answer.json().path("problems").findValuesAsText("detail"))
                        .as(field + " = " + cut(value))
                        .allSatisfy(detail -> assertThat(detail).isNotBlank().doesNotContain("{0}"));
            }
            soft.assertThat(answer.response()
                            .headers()
                            .firstValue("Content-Type")
                            .orElse(""))
                    .startsWith("application/problem+json");
        }
        soft.assertAll();
        assertThat(orders()).isZero();
    }

    private void isRefused(SoftAssertions soft, OrderDocument document, String field) {
        var answer = story.shopsDoor().post("/api/v1/orders", document.json());
        soft.assertThat(answer.status()).as(field + answer.body()).isEqualTo(422);
        soft.assertThat(answer.json().path("problems").findValuesAsText("field"))
                .as(field)
                .contains(field);
        soft.assertThat(orders()).isZero();
    }

    private static void assertProblem(Browser.Page answer) {
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.json().path("problems").size()).isPositive();
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    private static void assertUnevaluated(Browser.Page page) {
        assertThat(page.status()).as(page.body()).isLessThan(500);
        EVALUATED.forEach(text -> assertThat(page.body()).doesNotContain(text));
    }

    /** Tasklist takes the message for HTML. */
    private static void assertUnevaluatedInTasklist(Browser.Page refused) {
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("message").asText().replace("<br>", ""))
                .isNotBlank()
                .doesNotContain("<");
        assertThat(refused.body()).doesNotContain("133613362");
    }

    /** The document as text with that value, in JSON, at the field; unread, so that it may be no JSON that can be stored. */
    private static String with(ObjectNode json, String field, String value) {
        var mark = "replaced-here";
        var parent = parent(json, field);
        if (parent instanceof ArrayNode list) {
            list.set(0, mark);
        } else {
            ((ObjectNode) parent).put(field.substring(field.lastIndexOf('.') + 1), mark);
        }
        return json.toString().replace("\"" + mark + "\"", value);
    }

    private static void remove(ObjectNode json, String field) {
        ((ObjectNode) parent(json, field)).remove(field.substring(field.lastIndexOf('.') + 1));
    }

    private static JsonNode parent(ObjectNode json, String field) {
        if (field.equals("lines[0]")) {
            return json.get("lines");
        }
        if (!field.contains(".")) {
            return json;
        }
        var first = field.substring(0, field.indexOf('.'));
        return first.equals("lines[0]") ? json.at("/lines/0") : json.get(first);
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private long orders() {
        return story.jdbc()
                .sql("select count(*) from daifa.customer_order where shop_id = ?")
                .param(story.shop().id())
                .query(Long.class)
                .single();
    }
}
