package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds each row of the decision tables, and that no row stands there untested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTablesTest {

    private final Set<String> matched = new HashSet<>();
    private final DmnEngine engine = engine();
    private final Map<String, DmnDecision> decisions = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "phone-masked, REVIEW, CORRECT",
        "phone-invalid, REVIEW, CORRECT",
        "phone-cipher, NOTE, NONE",
        "address-district-missing, REVIEW, CORRECT",
        "address-unknown, REVIEW, CORRECT",
        "phone-missing, REVIEW, CORRECT",
        "receiver-name-missing, REVIEW, CORRECT",
        "address-missing, REVIEW, CORRECT",
        "address-city-missing, REVIEW, CORRECT",
        "address-ambiguous, REVIEW, CORRECT",
        "address-detail-missing, REVIEW, CORRECT",
        "address-masked, REVIEW, CORRECT",
        "address-house-number-missing, NOTE, NONE",
        "amounts-do-not-add-up, REVIEW, CONFIRM",
        "double-order, REVIEW, CONFIRM",
        "sku-unknown, REVIEW, CORRECT",
        "payment-missing, REVIEW, CORRECT",
        "payment-returned, REJECT, NONE",
        "a-check-of-tomorrow, REVIEW, CORRECT"
    })
    void eachFindingOfTheOrderCheckHasItsOutcome(String check, String outcome, String remedy) {
        assertThat(ask("order-review", Map.of("check", check)))
                .containsExactly(Map.of("outcome", outcome, "remedy", remedy));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "?",
            value = {
                // trouble, platform, route: opens after, due after, priority, rings again after
                "NO_SCAN, NONE, CROSS_PROVINCE, 24, 12, 70, 24",
                "NO_SCAN, TMALL, CROSS_PROVINCE, 12, 6, 85, 12",
                "NO_TRACE, DOUYIN, REMOTE, 16, 6, 80, 12",
                "STALE, TMALL, SAME_PROVINCE, 36, 12, 60, 24",
                "STALE, TMALL, REMOTE, 96, 12, 60, 24",
                "STALE, NONE, CROSS_PROVINCE, 60, 12, 60, 24",
                "UNCOLLECTED, TMALL, REMOTE, 48, 24, 50, 48",
                "REFUSED, TMALL, REMOTE, 0, 24, 50, 48",
                "RETURNING, TMALL, REMOTE, 0, 24, 50, 72",
                "FAILED, TMALL, REMOTE, 0, 12, 60, 24",
                "EXCEPTION, TMALL, REMOTE, 0, 12, 60, 24",
                "TROUBLE_OF_TOMORROW, TMALL, REMOTE, 24, 12, 60, 24"
            })
    void aParcelsTroubleRingsBeforeThePlatformsPenaltyLine(
            String trouble, String platform, String route, int opens, int due, int priority, int again) {
        assertThat(ask("parcel-trouble", Map.of("trouble", trouble, "platform", platform, "route", route)))
                .containsExactly(Map.of(
                        "opensAfterHours", opens,
                        "dueAfterHours", due,
                        "priority", priority,
                        "ringsAgainAfterHours", again));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "?",
            value = {
                // active, takes orders, region, lines, stock, in time, limit
                "true, true, true, true, true, true, true, true, fits",
                "false, false, false, false, false, false, false, false, inactive",
                "true, false, false, false, false, false, false, false, takes-no-orders",
                "true, true, false, false, false, false, false, false, region-not-served",
                "true, true, true, false, false, false, false, false, not-all-lines",
                "true, true, true, true, false, false, false, false, out-of-stock",
                "true, true, true, true, true, false, false, false, ships-too-late",
                "true, true, true, true, true, true, false, false, over-limit",
                "true, true, true, true, ?, true, true, false, facts-missing",
                "true, true, true, true, true, true, ?, false, facts-missing",
                "?, ?, ?, ?, ?, ?, ?, false, facts-missing"
            })
    void aSupplierIsEligibleOrTheFirstReasonAgainstItIsNamed(
            Boolean active,
            Boolean takesOrders,
            Boolean regionServed,
            Boolean coversAllLines,
            Boolean inStock,
            Boolean shipsInTime,
            Boolean withinLimit,
            boolean eligible,
            String reason) {
        var facts = new HashMap<String, Object>();
        facts.put("active", active);
        facts.put("takesOrders", takesOrders);
        facts.put("regionServed", regionServed);
        facts.put("coversAllLines", coversAllLines);
        facts.put("inStock", inStock);
        facts.put("shipsInTime", shipsInTime);
        facts.put("withinLimit", withinLimit);

        assertThat(ask("supplier-routing", facts)).containsExactly(Map.of("eligible", eligible, "reason", reason));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "?",
            value = {
                // problem, hours, photo, carrier, excluded, low value, stale, late, repeated
                "DAMAGED, 2, true, true, ?, true, ?, ?, true, STAFF_DECIDES, NONE, repeated-claim, true",
                "DAMAGED, 2, true, true, ?, true, ?, ?, ?, REFUND_ONLY, NONE, damaged-by-carrier-low-value, true",
                "DAMAGED, 90, false, true, ?, false, ?, ?, ?, RETURN_REFUND, SELLER, damaged-by-carrier, true",
                "DAMAGED, ?, ?, true, ?, ?, ?, ?, ?, RETURN_REFUND, SELLER, damaged-by-carrier, true",
                "DAMAGED, 48, true, false, ?, true, ?, ?, true, STAFF_DECIDES, NONE, repeated-claim, false",
                "DAMAGED, 48, true, false, ?, true, ?, ?, false, REFUND_ONLY, NONE, damaged-low-value, false",
                "DAMAGED, 48, true, false, true, false, ?, ?, true, RETURN_REFUND, SELLER, damaged, false",
                "DAMAGED, 48.1, true, false, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, damaged-reported-late, false",
                "DAMAGED, 3, false, false, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, photo-missing, false",
                "DAMAGED, ?, true, false, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, not-delivered, false",
                "WRONG_SIZE, 30, ?, ?, true, ?, ?, ?, ?, STAFF_DECIDES, NONE, excluded-category, false",
                "WRONG_SIZE, 192, ?, ?, false, true, ?, ?, ?, EXCHANGE, BUYER, wrong-size, false",
                "WRONG_SIZE, 193, ?, ?, false, ?, ?, ?, ?, STAFF_DECIDES, NONE, window-over, false",
                "WRONG_SIZE, ?, ?, ?, false, ?, ?, ?, ?, STAFF_DECIDES, NONE, not-delivered, false",
                "LATE, ?, ?, ?, ?, ?, 5, true, ?, RESHIP, NONE, stale, true",
                "LATE, ?, ?, ?, ?, ?, 4, false, ?, STAFF_DECIDES, NONE, not-late-by-platform, false",
                "LATE, ?, ?, ?, ?, ?, 4, true, true, STAFF_DECIDES, NONE, repeated-claim, false",
                "LATE, ?, ?, ?, ?, ?, 4, true, false, COMPENSATION, NONE, late, false",
                "LOST, ?, ?, ?, ?, ?, ?, ?, true, STAFF_DECIDES, NONE, repeated-claim, true",
                "LOST, ?, ?, ?, ?, ?, 9, ?, false, RESHIP, NONE, lost, true",
                "RETURNED, ?, ?, ?, ?, ?, 9, ?, true, STAFF_DECIDES, NONE, returned, false",
                "WRONG_ITEM, 30, true, ?, true, ?, ?, ?, ?, EXCHANGE, SELLER, wrong-item, false",
                "WRONG_ITEM, 30, false, ?, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, photo-missing, false",
                "WRONG_ITEM, 200, true, ?, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, window-over, false",
                "NOT_AS_DESCRIBED, 30, true, ?, true, ?, ?, ?, ?, RETURN_REFUND, SELLER, not-as-described, false",
                "NOT_AS_DESCRIBED, 30, ?, ?, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, photo-missing, false",
                "NOT_AS_DESCRIBED, ?, true, ?, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, not-delivered, false",
                "NO_REASON, 30, ?, ?, true, ?, ?, ?, ?, STAFF_DECIDES, NONE, excluded-category, false",
                "NO_REASON, 192, ?, ?, false, ?, ?, ?, ?, RETURN_REFUND, BUYER, no-reason, false",
                "NO_REASON, 400, ?, ?, false, ?, ?, ?, ?, STAFF_DECIDES, NONE, window-over, false",
                "OTHER, 1, true, ?, ?, ?, ?, ?, ?, STAFF_DECIDES, NONE, other, false"
            })
    void eachAfterSalesProblemHasItsProposal(
            String problem,
            Double hours,
            Boolean photo,
            Boolean carrierFault,
            Boolean excluded,
            Boolean lowValue,
            Double staleDays,
            Boolean late,
            Boolean repeated,
            String resolution,
            String freight,
            String reason,
            boolean carrierClaim) {
        var proposal = theOnly(ask(
                "after-sales-resolution",
                theCase(problem, hours, photo, carrierFault, excluded, lowValue, staleDays, late, repeated)));

        assertThat(proposal)
                .containsEntry("resolution", resolution)
                .containsEntry("freight", freight)
                .containsEntry("reason", reason)
                .containsEntry("carrierClaim", carrierClaim);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "?",
            value = {
                // platform, breach, hours, remote, percent, least, most, cap
                "TMALL, LATE, 0.1, false, 5, 5, 50, ?",
                "天猫, LATE, 100, true, 5, 5, 50, ?",
                "TMALL, OUT_OF_STOCK, 71.9, false, 5, 5, 50, ?",
                "TMALL, OUT_OF_STOCK, 72, false, 10, 5, 500, ?",
                "TMALL, NO_PICK_UP, 23.9, false, 0, ?, ?, ?",
                "TMALL, NO_PICK_UP, 24, false, 5, 5, 100, ?",
                "TMALL, TRACE_LATE, 23.9, false, 0, ?, ?, ?",
                "TMALL, TRACE_LATE, 24, false, 5, 5, 50, ?",
                "TMALL, STALLED, 71.9, false, 0, ?, ?, ?",
                "TMALL, STALLED, 72, false, 5, 5, 50, ?",
                "TMALL, STALLED, 119, true, 0, ?, ?, ?",
                "TMALL, STALLED, 120, true, 5, 5, 50, ?",
                "DOUYIN, LATE, 47.9, false, 0, ?, ?, ?",
                "抖音, LATE, 48, false, 1, 2, 50, ?",
                "DOUYIN, OUT_OF_STOCK, 47.9, false, 0, ?, ?, ?",
                "DOUYIN, OUT_OF_STOCK, 48, false, 1, ?, ?, 50",
                "DOUYIN, OUT_OF_STOCK, 72, false, 3, ?, ?, 50",
                "DOUYIN, OUT_OF_STOCK, 96, false, 5, ?, ?, 50",
                "DOUYIN, NO_PICK_UP, 23.9, false, 0, ?, ?, ?",
                "DOUYIN, NO_PICK_UP, 24, false, 1, 2, 50, ?",
                "DOUYIN, TRACE_LATE, 24, false, 1, 2, 50, ?",
                "DOUYIN, STALLED, 72, false, 1, 2, 50, ?",
                "DOUYIN, STALLED, 120, true, 1, 2, 50, ?",
                "DOUYIN, STALLED, 72, true, 0, ?, ?, ?",
                "?, LATE, 0.1, false, 5, 5, 50, ?",
                "SHOPIFY, OUT_OF_STOCK, 10, false, 5, 5, 50, ?",
                "SHOPIFY, STALLED, 500, false, 0, ?, ?, ?",
                "?, NO_PICK_UP, 500, false, 0, ?, ?, ?"
            })
    void eachWayToBeLateHasItsCompensation(
            String platform,
            String breach,
            double hours,
            boolean remote,
            double percent,
            Double least,
            Double most,
            Double cap) {
        var facts = new HashMap<String, Object>();
        facts.put("platform", platform);
        facts.put("breach", breach);
        facts.put("hoursLate", hours);
        facts.put("remote", remote);
        var expected = new HashMap<String, Object>();
        expected.put("percent", percent);
        expected.put("least", least);
        expected.put("most", most);
        expected.put("cap", cap);
        expected.values().removeIf(Objects::isNull);

        assertThat(theOnly(ask("compensation", facts))).isEqualTo(expected);
    }

    @Test
    void theArticlesThreeCasesComeOutAsItHasThem() {
        var damaged = theCase("DAMAGED", 5.0, true, false, false, false, 0.0, false, false);
        var wrongSize = theCase("WRONG_SIZE", 30.0, false, false, false, false, 0.0, false, false);
        var late = theCase("LATE", null, false, false, false, false, 2.0, true, false);

        assertThat(List.of(damaged, wrongSize, late))
                .extracting(
                        facts -> theOnly(ask("after-sales-resolution", facts)).get("resolution"))
                .containsExactly("RETURN_REFUND", "EXCHANGE", "COMPENSATION");
    }

    @Test
    void eachFindingThatHasATextHasARowOfItsOwn() throws IOException {
        try (InputStream file = file("order-review");
                InputStream texts = getClass().getResourceAsStream("/messages/order_en.properties")) {
            var ruled = Dmn.readModelFromStream(file).getModelElementsByType(InputEntry.class).stream()
                    .map(entry -> entry.getTextContent().strip())
                    .filter(entry -> entry.startsWith("\""))
                    .map(entry -> "finding." + entry.replace("\"", ""))
                    .toList();
            var findings = new Properties();
            findings.load(texts);

            assertThat(findings.stringPropertyNames())
                    .filteredOn(key -> key.startsWith("finding."))
                    .isNotEmpty()
                    .isSubsetOf(ruled);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order-review", "supplier-routing", "after-sales-resolution", "compensation", "parcel-trouble"})
    void aTableIsNamedAsItsFileAndEachRuleSaysWhy(String table) throws IOException {
        try (InputStream file = file(table)) {
            var decision = theOnly(List.copyOf(Dmn.readModelFromStream(file).getModelElementsByType(Decision.class)));
            var rules = ((DecisionTable) decision.getExpression());

            assertThat(decision.getId()).isEqualTo(table);
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
            assertThat(rules.getHitPolicy()).isIn(HitPolicy.FIRST, HitPolicy.COLLECT);
            assertThat(rules.getRules())
                    .allSatisfy(rule ->
                            assertThat(rule.getDescription().getTextContent()).isNotBlank());
        }
    }

    @AfterAll
    void noRowStandsThereUntested() throws IOException {
        var rows = new TreeSet<String>();
        for (String table : decisions.keySet()) {
            try (InputStream file = file(table)) {
                Dmn.readModelFromStream(file).getModelElementsByType(Rule.class).stream()
                        .map(Rule::getId)
                        .forEach(rows::add);
            }
        }
        rows.removeAll(matched);
        assertThat(rows).as("rows that no example reaches").isEmpty();
    }

    private static Map<String, Object> theCase(
            String problem,
            Double hours,
            Boolean photo,
            Boolean carrierFault,
            Boolean excluded,
            Boolean lowValue,
            Double staleDays,
            Boolean late,
            Boolean repeated) {
        var facts = new HashMap<String, Object>();
        facts.put("problem", problem);
        facts.put("hoursSinceDelivery", hours);
        facts.put("photo", photo);
        facts.put("carrierFault", carrierFault);
        facts.put("excludedCategory", excluded);
        facts.put("valueBelowReturnFreight", lowValue);
        facts.put("staleDays", staleDays);
        facts.put("lateByPlatform", late);
        facts.put("repeatedClaim", repeated);
        return facts;
    }

    private List<Map<String, Object>> ask(String table, Map<String, Object> facts) {
        var decision = decisions.computeIfAbsent(table, this::parse);
        return new ArrayList<>(engine.evaluateDecisionTable(decision, facts).getResultList());
    }

    private DmnDecision parse(String table) {
        return engine.parseDecision(table, file(table));
    }

    private static InputStream file(String table) {
        return Objects.requireNonNull(DecisionTablesTest.class.getResourceAsStream("/bpmn/" + table + ".dmn"), table);
    }

    private DmnEngine engine() {
        var configuration = DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> matched.add(rule.getId())));
        return configuration.buildEngine();
    }

    private static <T> T theOnly(List<T> list) {
        assertThat(list).hasSize(1);
        return list.get(0);
    }
}
