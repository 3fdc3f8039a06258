package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A shop that starts the process by the engine's own interface. */
@StoryTest
class EngineRestStartTest {

    private static final String START = "/engine-rest/process-definition/key/dropship-order/start";

    @Autowired
    Story story;

    private Browser account;

    @BeforeEach
    void theShopHasAnAccount() {
        account = story.account(story.shop().code(), "shops");
    }

    @Test
    void anOrderIsTakenAsOneInstanceUnderOurKeyAndTheVariableIsGone() {
        for (var type : List.of("Json", "String")) {
            var document = story.anOrder().receiver("name", "残留" + type);
            var instances = instances();

            var answer = starts(document.json().toString(), type);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var key = story.jdbc()
                    .sql("""
                            select s.id::text from daifa.supplier_order s join daifa.customer_order o on o.id = s.order_id
                            where o.shop_id = ? and o.shop_order_number = ?
                            """)
                    .params(story.shop().id(), document.number())
                    .query(String.class)
                    .single();
            assertThat(answer.json().path("businessKey").asText()).isEqualTo(key);
            assertThat(instances()).isEqualTo(instances + 1);
            assertThat(answer.body()).doesNotContain("残留");
            for (var table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
                assertThat(count("select count(*) from " + table + " where name_ = 'order'"))
                        .as(table)
                        .isZero();
            }
            assertThat(EngineTables.holding(story.jdbc(), "残留" + type)).isEmpty();

            story.runs();
            assertThat(story.waits(key)).isNotEmpty();
        }
    }

    @Test
    void whatIsWrongIsToldFieldByFieldAndNothingStarts() {
        var instances = instances();
        var document = story.anOrder();
        document.json().remove("receiver");
        document.json().put("total", "much");

        for (var type : List.of("Json", "String")) {
            var answer = starts(document.json().toString(), type);

            assertProblem(answer, 422);
            assertThat(answer.json().path("problems").findValuesAsText("field")).contains("receiver", "total");
        }
        assertThat(instances()).isEqualTo(instances);
        assertThat(orders()).isZero();
    }

    @Test
    void malformedJsonIsTheCallersMistake() {
        for (var type : List.of("Json", "String")) {
            for (var broken : List.of(
                    "{", "", "null", "[]", "\"text\"", "{\"a\":1}{", "\u0000", "{\"shopOrderNumber\": \"\\u0000\"}")) {
                var answer = starts(broken, type);

                assertThat(answer.status())
                        .as(type + " " + broken + " " + answer.body())
                        .isBetween(400, 422);
                assertThat(answer.body()).doesNotContain("Exception").doesNotContain("SPIN");
            }
        }
        assertThat(orders()).isZero();
    }

    @Test
    void valuesOfOtherTypesAreTheCallersMistake() {
        for (var type : List.of("Object", "Bytes", "File", "Integer", "Date", "Null", "Xml", "Nonsense", "")) {
            var order = new HashMap<String, Object>(
                    Map.of("value", story.anOrder().json().toString(), "type", type));
            if (type.equals("Object")) {
                order.put(
                        "valueInfo",
                        Map.of(
                                "objectTypeName",
                                "java.util.HashMap",
                                "serializationDataFormat",
                                "application/x-java-serialized-object"));
            }
            var answer = account.post(START, Map.of("variables", Map.of("order", order)));

            assertThat(answer.status()).as(type + " " + answer.body()).isBetween(400, 422);
        }
        assertThat(account.post(START, "{\"variables\": {\"order\": {\"value\": {\"a\": 1}}}}")
                        .status())
                .isBetween(400, 422);
        assertThat(account.post(START, "{\"variables\": {\"order\": {\"value\": null, \"type\": \"Json\"}}}")
                        .status())
                .isBetween(400, 422);
        assertThat(account.post(START, "{\"variables\": {\"order\": 1}}").status())
                .isBetween(400, 422);
        assertThat(account.post(START, "{\"variables\": []}").status()).isBetween(400, 422);
        assertThat(account.post(START, "text/plain", "order").status()).isBetween(400, 422);
        assertThat(orders()).isZero();
    }

    @Test
    void aKnownOrderIsAConflictThatNamesIt() {
        var document = story.anOrder();
        assertThat(starts(document.json().toString(), "Json").status()).isEqualTo(200);
        var instances = instances();
        var id = story.jdbc()
                .sql("select id::text from daifa.customer_order where shop_id = ?")
                .param(story.shop().id())
                .query(String.class)
                .single();

        var again = starts(document.json().toString(), "Json");
        var other = starts(document.with("sellerMemo", "other").json().toString(), "Json");

        for (var answer : List.of(again, other)) {
            assertProblem(answer, 409);
            assertThat(answer.body()).contains(id).contains(document.number());
        }
        assertThat(again.json().at("/problems/0/code").asText()).isEqualTo("order-known");
        assertThat(other.json().at("/problems/0/code").asText()).isEqualTo("order-differs");
        assertThat(instances()).isEqualTo(instances);
        assertThat(orders()).isOne();
    }

    @Test
    void theOrderIsSentAlone() {
        var order = Map.of("value", story.anOrder().json().toString(), "type", "Json");
        var variables = Map.of("order", order);
        var bodies = List.of(
                Map.of("variables", variables, "businessKey", "mine"),
                Map.of("variables", variables, "caseInstanceId", "1"),
                Map.of("variables", variables, "skipCustomListeners", true),
                Map.of("variables", variables, "withVariablesInReturn", true),
                Map.of(
                        "variables",
                        variables,
                        "startInstructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "Task_TellShipped"))),
                Map.of("variables", Map.of("order", order, "parcelId", Map.of("value", "x"))),
                Map.of("variables", Map.of()),
                Map.of());
        for (var body : bodies) {
            assertProblem(account.post(START, body), 422);
        }
        assertThat(orders()).isZero();
    }

    @Test
    void elsewhereAShopHasNoBusiness() {
        for (var path : List.of(
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/engine-rest/process-definition/key/dropship-order",
                "/engine-rest/process-definition/key/dropship-order/xml",
                "/engine-rest/history/process-instance",
                "/engine-rest/user",
                "/engine-rest/process-definition/key/dropship-order/start",
                "/engine-rest/process-definition/key/dropship-order/start;x=1",
                "/engine-rest/version")) {
            assertThat(account.get(path).status()).as(path).isIn(400, 403);
        }
        for (var path : List.of(
                "/engine-rest/process-definition/key/after-sales/start",
                "/engine-rest/process-definition/key/dropship-order/submit-form",
                "/engine-rest/process-definition/key/dropship-order//start",
                "/engine-rest/engine/default/process-definition/key/dropship-order/start",
                "/engine-rest/message",
                "/engine-rest/task",
                "/engine-rest/deployment/create")) {
            assertThat(account.post(path, "{}").status()).as(path).isIn(400, 403);
        }
    }

    @Test
    void withoutTheRightPasswordNobodyComesIn() {
        var order = Map.of("variables", Map.of("order", Map.of("value", "{}", "type", "Json")));

        assertProblem(story.anybody().post(START, order), 401);
        assertProblem(
                story.knocking(story.shop().code() + "-nobody", "a password").post(START, order), 401);
        var stranger = "wrong-" + story.shop().code();
        story.account(stranger, "shops");
        assertProblem(story.knocking(stranger, "not the password").post(START, order), 401);
        assertProblem(story.shopsDoor().post(START, order), 401);
    }

    @Test
    void anAccountThatIsNoShopsAndAnAdministratorAreRefusedToo() {
        var order = Map.of(
                "variables",
                Map.of("order", Map.of("value", story.anOrder().json().toString(), "type", "Json")));
        var instances = instances();

        assertProblem(story.account("no-shop", "shops").post(START, order), 422);
        var admin = story.account("rest-admin", "camunda-admin");
        assertProblem(admin.post(START, Map.of()), 422);
        assertProblem(admin.post(START, Map.of("businessKey", "mine")), 422);
        assertProblem(admin.post(START, order), 422);
        assertThat(story.account("rest-process-admin", "process-admin")
                        .post(START, order)
                        .status())
                .isBetween(400, 499);
        assertThat(instances()).isEqualTo(instances);
    }

    @Test
    void theOldAndTheNewDoorKnowTheSameOrders() {
        var document = story.anOrder();
        assertThat(starts(document.json().toString(), "Json").status()).isEqualTo(200);

        var answer = story.shopsDoor().post("/api/v1/orders", document.json());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(orders()).isOne();
    }

    @Test
    void nobodyStartsTheProcessesInTasklist() {
        var startable = story.staff("order-desk")
                .browser()
                .get("/camunda/api/engine/engine/default/process-definition?maxResults=10&startableInTasklist=true");

        assertThat(startable.status()).isEqualTo(200);
        assertThat(startable.json()).isEmpty();
    }

    private Browser.Page starts(String order, String type) {
        return account.post(START, Map.of("variables", Map.of("order", Map.of("value", order, "type", type))));
    }

    private static void assertProblem(Browser.Page answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    private long orders() {
        return story.jdbc()
                .sql("select count(*) from daifa.customer_order where shop_id = ?")
                .param(story.shop().id())
                .query(Long.class)
                .single();
    }

    private long instances() {
        return count("select count(*) from act_hi_procinst");
    }

    private long count(String sql) {
        return story.jdbc().sql(sql).query(Long.class).single();
    }
}
