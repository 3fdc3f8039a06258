package io.daifa.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.support.TestModules;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailsTest {

    private static final String LINK = "https://daifa.example/t/abc";

    private GreenMail server;
    private TestModules modules;
    private Mails mails;

    @BeforeAll
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        modules = new TestModules((table, facts) -> List.of(), server.getSmtp().getPort());
        mails = modules.get(Mails.class);
    }

    @AfterAll
    void stop() {
        modules.close();
        server.stop();
    }

    @Test
    void aMailIsSentOnceUnderANameThatRepeats() throws Exception {
        var about = intended("order-delivered", Languages.CHINESE, "once@example.com");
        mails.intend(mail("order-delivered", about, Languages.CHINESE, "other@example.com"));

        mails.send("order-delivered", about, 1, delivered());
        mails.send("order-delivered", about, 1, delivered());

        var message = only("once@example.com");
        assertThat(message.getMessageID()).isEqualTo("<order-delivered.1." + about + "@daifa.example>");
        assertThat(message.getSubject()).isEqualTo("花店：订单 A-1 已签收");
        assertThat(message.getHeader("From")[0]).endsWith("<orders@daifa.example>");
        assertThat(mails.isSent("order-delivered", about, 1)).isTrue();
        assertThat(mails.isSent("order-delivered", about, 2)).isFalse();
        assertThat(received("other@example.com")).isEmpty();
    }

    @Test
    void whatWasNeverIntendedIsNotSent() {
        mails.send("order-delivered", Ids.next(), 1, delivered());

        assertThat(received("nobody@example.com")).isEmpty();
    }

    @Test
    void twoJobsAtOnceSendOneMail() throws Exception {
        var about = intended("order-delivered", Languages.ENGLISH, "race@example.com");
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> job = () -> {
                mails.send("order-delivered", about, 1, delivered());
                return null;
            };
            for (var done : threads.invokeAll(List.of(job, job, job, job))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(received("race@example.com")).hasSize(1);
    }

    @Test
    void aFailureIsThrownAndKeptWithoutTheAddress() {
        try (var cut = new TestModules((table, facts) -> List.of(), 1)) {
            var about = Ids.next();
            var order = Ids.next();
            var cutMails = cut.get(Mails.class);
            cutMails.intend(
                    new Mails.Intended("order-delivered", about, 1, order, "zhang@example.com", Languages.CHINESE));

            assertThatThrownBy(() -> cut.transactions()
                            .executeWithoutResult(status -> cutMails.send("order-delivered", about, 1, delivered())))
                    .isInstanceOf(MailException.class);

            assertThat(cutMails.of(order)).singleElement().satisfies(sent -> {
                assertThat(sent.attempts()).isEqualTo(1);
                assertThat(sent.lastError()).isNotBlank().doesNotContain("@");
                assertThat(sent.sentAt()).isNull();
                assertThat(sent.recipientMasked()).isEqualTo("z***@example.com");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyTemplateReadsWellAsAPageAndAsText(String tag) throws Exception {
        var language = Languages.of(tag);
        for (var template : models().entrySet()) {
            var recipient = template.getKey() + "-" + tag + "@example.com";
            var about = intended(template.getKey(), language, recipient);

            mails.send(template.getKey(), about, 1, template.getValue());

            var parts = parts(only(recipient));
            assertThat(parts).as(template.getKey()).containsOnlyKeys("text/plain", "text/html");
            assertThat(parts.get("text/plain"))
                    .as(template.getKey())
                    .contains("A-1")
                    .doesNotContain("[#", "[(", "[/]", "??", "<p", "&#");
            assertThat(parts.get("text/html"))
                    .as(template.getKey())
                    .contains("A-1", "viewport", "</html>")
                    .doesNotContain(" th:", "<th:", "<!--", "??");
        }
    }

    @Test
    void aPurchaseOrderNamesGoodsDeadlineAndDistrict() throws Exception {
        var about = intended("purchase-order", Languages.CHINESE, "supplier@example.com");

        mails.send("purchase-order", about, 1, models().get("purchase-order"));

        var message = only("supplier@example.com");
        assertThat(message.getSubject()).isEqualTo("花店 代发单 A-1");
        assertThat(parts(message).get("text/plain"))
                .contains("商品A · 红 (SKU-A) × 1200", "广东省深圳市南山区", "2026年11月24日 14:00（UTC+08:00）", LINK);
    }

    @Test
    void whatPeopleWroteIsShownAndNeverEvaluated() throws Exception {
        var words = "${7*7} #{mail.footer} <script>alert(1)</script> [(${7*7})] {0} it's";
        var about = intended("case-outcome", Languages.ENGLISH, "words@example.com");
        var model = new HashMap<>(models().get("case-outcome").model());
        model.put("note", words);
        model.put("shopName", words);

        mails.send("case-outcome", about, 1, new MailText(List.of(words + "\r\nBcc: x@example.com", "A-1"), model));

        var message = only("words@example.com");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getSubject()).startsWith(words);
        assertThat(parts(message).get("text/plain")).contains(words);
        assertThat(parts(message).get("text/html"))
                .contains("${7*7} #{mail.footer} &lt;script&gt;")
                .doesNotContain("<script");
    }

    private UUID intended(String template, Locale language, String recipient) {
        var about = Ids.next();
        mails.intend(mail(template, about, language, recipient));
        return about;
    }

    private static Mails.Intended mail(String template, UUID about, Locale language, String recipient) {
        return new Mails.Intended(template, about, 1, Ids.next(), recipient, language);
    }

    private static MailText delivered() {
        return new MailText(List.of("花店", "A-1"), Map.of("shopName", "花店", "orderNumber", "A-1", "link", LINK));
    }

    private static Map<String, MailText> models() {
        var due = Instant.parse("2026-11-24T06:00:00Z");
        var line = new HashMap<String, Object>(Map.of("name", "商品A", "sku", "SKU-A", "quantity", 1200));
        line.put("variant", "红");
        var plain = new HashMap<String, Object>(Map.of("name", "商品B", "sku", "SKU-B", "quantity", 1));
        plain.put("variant", null);
        var rejected = new HashMap<String, Object>(
                Map.of("shopName", "花店", "orderNumber", "A-1", "reason", "rejection.OUT_OF_AREA"));
        rejected.put("refund", null);
        var outcome = new HashMap<String, Object>(Map.of(
                "shopName", "花店",
                "orderNumber", "A-1",
                "caseNumber", "C-1",
                "resolution", "rejection.OTHER",
                "refund", Money.of("1234.50", "CNY")));
        outcome.put("note", "thank you");
        var cancelled = new HashMap<String, Object>(Map.of(
                "shopName", "花店",
                "orderNumber", "A-1",
                "reason", "rejection.OUT_OF_AREA",
                "lines", List.of(line, plain)));
        cancelled.put("refund", Money.of("12.50", "CNY"));
        var models = new HashMap<>(Map.of(
                "order-cancelled",
                new MailText(List.of("花店", "A-1"), cancelled),
                "purchase-order-cancelled",
                new MailText(
                        List.of("A-1", "花店"),
                        Map.of(
                                "number", "A-1",
                                "supplierName", "明达",
                                "shopName", "花店",
                                "lines", List.of(line, plain)))));
        var chased =
                new HashMap<String, Object>(Map.of("number", "A-1", "lines", List.of(line, plain), "shipDue", due));
        chased.put("answerDue", due);
        chased.put("promised", null);
        models.put(
                "purchase-orders-chased",
                new MailText(List.of(1), Map.of("supplierName", "明达", "orders", List.of(chased), "link", LINK)));
        var toSupplier = new HashMap<String, Object>(Map.of(
                "supplierName", "明达",
                "shopName", "花店",
                "number", "A-1",
                "kind", "rejection.OTHER",
                "due", due,
                "link", LINK));
        var change = new HashMap<String, Object>(Map.of(
                "shopName", "花店",
                "orderNumber", "A-1",
                "kind", "rejection.OTHER",
                "outcome", "rejection.OTHER",
                "reason", "rejection.OTHER",
                "refund", Money.of("12.50", "CNY")));
        change.put("note", null);
        models.putAll(Map.of(
                "change-question",
                new MailText(List.of("A-1", "花店"), toSupplier),
                "change-dropped",
                new MailText(List.of("A-1", "花店"), toSupplier),
                "interception",
                new MailText(List.of("A-1", "花店"), toSupplier),
                "change-outcome",
                new MailText(List.of("花店", "A-1"), change),
                "purchase-order-changed",
                new MailText(
                        List.of("A-1", "花店"),
                        Map.of(
                                "number", "A-1",
                                "revision", 2,
                                "supplierName", "明达",
                                "shopName", "花店",
                                "what", "rejection.OTHER",
                                "lines", List.of(line, plain),
                                "link", LINK))));
        models.putAll(Map.of(
                "purchase-order",
                new MailText(
                        List.of("A-1", "花店"),
                        Map.of(
                                "number",
                                "A-1",
                                "revision",
                                1,
                                "supplierName",
                                "明达",
                                "shopName",
                                "花店",
                                "lines",
                                List.of(line, plain),
                                "destination",
                                "广东省深圳市南山区",
                                "answerDue",
                                due,
                                "shipDue",
                                due,
                                "link",
                                LINK)),
                "order-rejected",
                new MailText(List.of("花店", "A-1"), rejected),
                "order-shipped",
                new MailText(
                        List.of("花店", "A-1"),
                        Map.of(
                                "shopName",
                                "花店",
                                "orderNumber",
                                "A-1",
                                "link",
                                LINK,
                                "parcels",
                                List.of(Map.of("carrier", "顺丰速运", "number", "SF123", "contents", "杯子 × 1")),
                                "isPart",
                                true)),
                "order-delivered",
                delivered(),
                "case-outcome",
                new MailText(List.of("花店", "A-1"), outcome)));
        models.putAll(ofCases(due));
        models.put(
                "purchase-order-reminder",
                new MailText(
                        List.of("A-1", "花店"),
                        Map.of(
                                "number",
                                "A-1",
                                "supplierName",
                                "明达",
                                "shopName",
                                "花店",
                                "lines",
                                List.of(line, plain),
                                "answerDue",
                                due,
                                "shipDue",
                                due,
                                "link",
                                LINK)));
        models.put(
                "refund-paid",
                toCustomer("refund", Money.of("12.50", "CNY"), "reason", "refundReason.CASE", "reference", "ALIPAY-1"));
        models.put("shipment-delayed", toCustomer("until", due));
        models.put("urge-reply", toCustomer("until", due, "words", "今天 18 点前发出"));
        models.put("number-corrected", toCustomer("before", "SF122", "number", "SF123", "carrier", "顺丰速运"));
        models.put(
                "parcel-request",
                new MailText(
                        List.of("A-1", "SF123"),
                        Map.of("number", "A-1", "trackingNumber", "SF123", "kind", "REDELIVERY", "link", LINK)));
        return models;
    }

    private MimeMessage only(String recipient) {
        var messages = received(recipient);
        assertThat(messages).as(recipient).hasSize(1);
        return messages.get(0);
    }

    private List<MimeMessage> received(String recipient) {
        var found = new ArrayList<MimeMessage>();
        for (var message : server.getReceivedMessages()) {
            try {
                if (message.getAllRecipients()[0].toString().equals(recipient)) {
                    found.add(message);
                }
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static Map<String, String> parts(Part part) throws Exception {
        var found = new HashMap<String, String>();
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                found.putAll(parts(many.getBodyPart(i)));
            }
        } else {
            found.put(part.getContentType().replaceAll(";.*", ""), ((String) part.getContent()).replace("\r\n", "\n"));
        }
        return found;
    }

    private static Map<String, MailText> ofCases(Object due) {
        var offer = toCustomer(
                "resolution", "rejection.OTHER", "refund", Money.of("12.50", "CNY"), "freight", "rejection.OTHER");
        offer.model().put("note", "抱歉");
        offer.model().put("answerDue", due);
        var goods = toCustomer("goods", "杯子 × 1", "address", "深圳市南山区", "freight", "rejection.OTHER", "numberDue", due);
        return Map.of(
                "case-offer", offer,
                "case-return", goods,
                "case-return-reminder", goods,
                "case-withdrawn", toCustomer());
    }

    /** What all mails to customers know, and what else the mail says by turns. */
    private static MailText toCustomer(Object... keysAndValues) {
        var model = new HashMap<String, Object>(
                Map.of("shopName", "花店", "orderNumber", "A-1", "caseNumber", "A-1-C1", "link", LINK));
        for (var i = 0; i < keysAndValues.length; i += 2) {
            model.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return new MailText(List.of("花店", "A-1"), model);
    }

    @Test
    void everyTemplateIsRead() {
        var templates =
                new java.io.File("src/main/resources/templates/mail").list((folder, name) -> name.endsWith(".txt"));

        assertThat(templates).extracting(name -> name.replace(".txt", "")).containsAll(models().keySet());
        assertThat(models().keySet())
                .containsAll(java.util.Arrays.stream(templates)
                        .map(name -> name.replace(".txt", ""))
                        .toList());
    }
}
