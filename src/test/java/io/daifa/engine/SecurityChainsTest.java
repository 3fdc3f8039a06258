package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
class SecurityChainsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AuthorizationService authorizations;

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/engine, 401",
        "/engine-rest/task, 401",
        "/api/admin/shops, 401",
        "/api/v1/orders, 401",
        "/somewhere, 403",
        "/actuator/env, 403",
        "/actuator/health, 200",
        "/v3/api-docs, 200",
        "/desk/login, 200",
        "/desk/orders?q=1, 302",
        "/camunda/app/tasklist/default/, 200",
        "/camunda/api/admin/setup/default/user/create, 403",
        "/camunda/api/engine/engine/default/task, 401"
    })
    void aStrangerGetsNoFurtherThan(String path, int status) {
        assertThat(new Http(port).get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void aWrongPasswordIsRefusedAsAProblem() {
        var answer = new Http(port).as("nobody").get("/engine-rest/task");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401");
    }

    @Test
    void staffHaveNoBusinessWithTheEnginesInterface() {
        assertThat(new Http(port).as("chen.desk").get("/engine-rest/task").statusCode())
                .isEqualTo(403);
        assertThat(new Http(port).as("chen.desk").post(ShopStart.PATH, "{}").statusCode())
                .isEqualTo(403);
        assertThat(new Http(port)
                        .as("zhao.admin")
                        .get("/engine-rest/task/count")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/process-instance",
                ShopStart.PATH + "/",
                "/engine-rest/engine/default/process-definition/key/dropship-order/start",
                "/engine-rest/process-definition/key/after-sales/start"
            })
    void aShopReachesNothingElse(String path) {
        assertThat(new Http(port).as("shop-a").get(path).statusCode()).isEqualTo(403);
        assertThat(new Http(port).as("shop-a").post(path, "{}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                             | variables.order",
                "[]                                                             | variables.order",
                "{'variables': {'order': {'value': '{}'}}, 'businessKey': 'x'}   | businessKey",
                "{'variables': {'order': {'value': '{}'}}, 'caseInstanceId': 'x'}| caseInstanceId",
                "{'variables': {'order': {'value': '{}'}}, 'startInstructions':[]}| startInstructions",
                "{'variables': {'order': {'value': '{}'}, 'paid': {'value': 1}}} | variables.paid"
            },
            quoteCharacter = '§')
    void aShopSendsTheOrderAlone(String body, String field) {
        var answer = new Http(port).as("shop-a").post(ShopStart.PATH, body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"variables\": {}} {\"businessKey\": \"x\"}",
                "{\"variables\": {\"order\": {\"value\": 1}}, \"variables\": {\"x\": {\"value\": 1}}}"
            })
    void abrokenBodyIsNoServerError(String body) {
        assertThat(new Http(port).as("shop-a").post(ShopStart.PATH, body).statusCode())
                .isBetween(400, 422);
    }

    @Test
    void onlyAdministratorsMayDeploy() {
        for (var group : StaffGroups.STAFF) {
            assertThat(authorizations.isUserAuthorized(
                            "somebody", java.util.List.of(group), Permissions.CREATE, Resources.DEPLOYMENT))
                    .as(group)
                    .isEqualTo(group.equals(StaffGroups.CAMUNDA_ADMIN));
        }
    }

    @Test
    void oneLoginServesTheDeskAndTasklist() {
        var browser = new Http(port);
        var page = browser.get("/desk/login?to=/desk/orders?q=1").body();

        var entered = browser.postForm(
                "/desk/login",
                Map.of(
                        "username",
                        "chen.desk",
                        "password",
                        EngineTestParts.PASSWORD,
                        "to",
                        "/desk/orders?q=1",
                        "_csrf",
                        csrf(page)));

        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(entered.headers().firstValue("Location").orElseThrow()).endsWith("/desk/orders?q=1");
        assertThat(browser.get("/camunda/api/admin/auth/user/default").body()).contains("chen.desk");
        assertThat(browser.get("/desk/nothing-yet").statusCode()).isEqualTo(404);
    }

    @Test
    void aShopIsNoStaff() {
        var browser = new Http(port);
        var page = browser.get("/desk/login").body();

        var answer = browser.postForm(
                "/desk/login", Map.of("username", "shop-a", "password", EngineTestParts.PASSWORD, "_csrf", csrf(page)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("not a member of staff");
        assertThat(browser.get("/desk/orders").statusCode()).isEqualTo(302);
    }

    @Test
    void aLoginWithoutItsTokenIsAskedAgain() {
        var answer = new Http(port)
                .postForm("/desk/login", Map.of("username", "chen.desk", "password", EngineTestParts.PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/desk/login");
    }

    private static String csrf(String page) {
        var field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }
}
