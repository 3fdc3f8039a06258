package io.daifa;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Resolution;
import io.daifa.batch.Batch;
import io.daifa.change.ChangePoint;
import io.daifa.change.ChangeRefusal;
import io.daifa.change.OrderChange;
import io.daifa.kernel.Actor;
import io.daifa.kernel.OpenTasks;
import io.daifa.order.Hold;
import io.daifa.order.Payment;
import io.daifa.order.Refund;
import io.daifa.order.Rejection;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcel;
import io.daifa.shop.Shop;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.Revised;
import io.daifa.supplier.SupplierOrder;
import io.daifa.tracking.ParcelStatus;
import io.daifa.tracking.Trouble;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of the product stand in both languages, and are written as their format wants them. */
class MessagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+[^}]*}");

    private static final Pattern KEY_IN_TEMPLATE =
            Pattern.compile("(?:#\\{|#messages\\.msg\\(')([A-Za-z][A-Za-z0-9._-]*)");
    private static final Pattern REASON = Pattern.compile("<outputEntry id=\"\\w+_reason\">\\s*<text>(\"[^<]+\")");
    private static final Pattern CHECK = Pattern.compile("<inputEntry id=\"[^\"]+\">\\s*<text>(\"[^<]+\")");

    static Stream<String> bundles() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_en.properties"))
                .map(Resource::getFilename)
                .map(name -> name.substring(0, name.length() - "_en.properties".length()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeys(String bundle) throws IOException {
        assertThat(new TreeSet<>(read(bundle, "zh").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(read(bundle, "en").stringPropertyNames()));
    }

    /** The journal's texts name their data; arguments by number may differ, as each language picks the words that it has. */
    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesNameTheSameData(String bundle) throws IOException {
        var english = read(bundle, "en");
        var chinese = read(bundle, "zh");
        for (var key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key, "")))
                    .as(key)
                    .isSubsetOf(placeholders(english.getProperty(key)));
        }
    }

    /** A text with arguments is a MessageFormat, in which a quote is doubled; one without is taken as it is. */
    @ParameterizedTest
    @MethodSource("bundles")
    void quotesAreWrittenAsTheFormatWants(String bundle) throws IOException {
        var wrong = new ArrayList<String>();
        for (var language : List.of("en", "zh")) {
            var texts = read(bundle, language);
            for (var key : texts.stringPropertyNames()) {
                var text = texts.getProperty(key);
                var formatted = ARGUMENT.matcher(text).find();
                var bare = text.replace("''", "");
                if (formatted ? bare.contains("'") : text.contains("''")) {
                    wrong.add(language + " " + key + ": " + text);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** No two bundles say the same key: the first would win silently. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noKeyStandsInTwoBundles(String bundle) throws IOException {
        var keys = read(bundle, "en").stringPropertyNames();
        for (var other : bundles().filter(name -> !name.equals(bundle)).toList()) {
            assertThat(read(other, "en").stringPropertyNames()).as(other).doesNotContainAnyElementsOf(keys);
        }
    }

    @Test
    void eachTextThatATemplateNamesIsThere() throws IOException {
        var missing = new TreeSet<String>();
        for (var template : resources("classpath*:templates/**/*.*")) {
            var named = KEY_IN_TEMPLATE.matcher(template.getContentAsString(StandardCharsets.UTF_8));
            while (named.find()) {
                if (!keys().contains(named.group(1))) {
                    missing.add(template.getFilename() + ": " + named.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void eachConstantThatPeopleReadHasAWord() throws IOException {
        assertThat(keys())
                .containsAll(words("actor", Actor.Kind.values()))
                .containsAll(words("stage", Stage.values()))
                .containsAll(words("payment", Payment.values()))
                .containsAll(words("remedy", Review.Remedy.values()))
                .containsAll(words("holdKind", Hold.Kind.values()))
                .containsAll(words("rejection", Rejection.values()))
                .containsAll(words("refundReason", Refund.Reason.values()))
                .containsAll(words("refundState", Refund.State.values()))
                .containsAll(words("shopRefunds", Shop.Refunds.values()))
                .containsAll(words("rejectionReason", RejectionReason.values()))
                .containsAll(words("cancellation", Cancellation.values()))
                .containsAll(words("supplierOrderState", SupplierOrder.State.values()))
                .containsAll(words("parcelState", Parcel.State.values()))
                .containsAll(words("parcelStatus", ParcelStatus.values()))
                .containsAll(words("trouble", Trouble.values()))
                .containsAll(words("caseProblem", CaseProblem.values()))
                .containsAll(words("caseState", AfterSalesCase.State.values()))
                .containsAll(words("resolution", Resolution.values()))
                .containsAll(words("changeKind", OrderChange.Kind.values()))
                .containsAll(words("changeState", OrderChange.State.values()))
                .containsAll(words("changePoint", ChangePoint.values()))
                .containsAll(words("changeRefusal", ChangeRefusal.values()))
                .containsAll(words("revised", Revised.values()))
                .containsAll(words("batchAction", Batch.Action.values()))
                .containsAll(words("batchState", Batch.State.values()))
                .containsAll(words("batchPart", Batch.Part.values()))
                .containsAll(words("batchReason", Batch.Reason.values()))
                .containsAll(words("desk.batch.undoing", Batch.Action.values()))
                .containsAll(words("desk.tasks.sort", OpenTasks.Sort.values()))
                .containsAll(words("desk.tasks.due", OpenTasks.Due.values()))
                .containsAll(words("desk.tasks.holder", OpenTasks.Holder.values()))
                .containsAll(words("freight", AfterSalesCase.Freight.values()));
    }

    /** The tables are the business's to change: what they answer with is said to people, too. */
    @Test
    void eachReasonOfADecisionTableHasAText() throws IOException {
        assertThat(keys())
                .containsAll(inTable("after-sales-resolution", REASON, "proposal."))
                .containsAll(inTable("supplier-routing", REASON, "routing."))
                .containsAll(inTable("order-review", CHECK, "finding."))
                .containsAll(inTable("order-review", CHECK, "findingName."))
                .containsAll(inTable("order-review", CHECK, "problem."));
    }

    private static List<String> words(String kind, Enum<?>... constants) {
        return Stream.of(constants)
                .map(constant -> kind + "." + constant.name())
                .toList();
    }

    private static Set<String> inTable(String table, Pattern entry, String kind) throws IOException {
        var found = new TreeSet<String>();
        for (var file : resources("classpath*:bpmn/" + table + ".dmn")) {
            var text = entry.matcher(file.getContentAsString(StandardCharsets.UTF_8));
            while (text.find()) {
                Stream.of(text.group(1).replace("\"", "").split(",")).forEach(code -> found.add(kind + code));
            }
        }
        assertThat(found).as(table).isNotEmpty();
        return found;
    }

    private static Set<String> keys() throws IOException {
        var keys = new TreeSet<String>();
        for (var bundle : bundles().toList()) {
            keys.addAll(read(bundle, "en").stringPropertyNames());
        }
        return keys;
    }

    private static Resource[] resources(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources(pattern);
    }

    private static Set<String> placeholders(String text) {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile("\\{[a-zA-Z]\\w*}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties read(String bundle, String language) throws IOException {
        var texts = new Properties();
        var name = "/messages/" + bundle + "_" + language + ".properties";
        try (var file = MessagesTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
