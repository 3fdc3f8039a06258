package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets in by which door, with all chains as they are. */
@StoryTest
class WhoGetsInTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @Autowired
    Story story;

    @Test
    void strangersGetNoFurtherThanTheDoors() {
        var order = story.sentToSupplier();
        var doors = Map.ofEntries(
                Map.entry("/engine-rest/engine", 401),
                Map.entry("/engine-rest/version", 401),
                Map.entry("/engine-rest/task", 401),
                Map.entry("/engine-rest/", 401),
                Map.entry("/engine-rest/openapi.json", 401),
                Map.entry("/api/v1/orders", 401),
                Map.entry("/api/v1/orders/" + order.id(), 401),
                Map.entry("/api/v1/events", 401),
                Map.entry("/api/admin/v1/shops", 401),
                Map.entry("/api/admin/v1/suppliers", 401),
                Map.entry("/api/nothing", 404),
                Map.entry("/webhooks/nothing", 404),
                Map.entry("/s", 404),
                Map.entry("/s/" + "a".repeat(43), 404),
                Map.entry("/s/" + "a".repeat(4000), 404),
                Map.entry("/t/" + "a".repeat(43), 404),
                Map.entry("/t/" + order.id(), 404),
                Map.entry("/c/" + "a".repeat(43), 404),
                Map.entry("/c/" + order.id(), 404),
                Map.entry("/api/v1/after-sales-cases/" + order.id(), 401),
                Map.entry("/camunda/api/engine/engine/default/task?maxResults=1", 401),
                Map.entry("/camunda/api/admin/auth/user/default", 404),
                Map.entry("/camunda/api/cockpit/plugin/base/default/process-definition", 401),
                Map.entry("/actuator", 403),
                Map.entry("/actuator/env", 403),
                Map.entry("/actuator/heapdump", 403),
                Map.entry("/actuator/health", 200),
                Map.entry("/h2-console", 403),
                Map.entry("/nothing", 403));
        doors.forEach((path, status) -> {
            var answer = story.anybody().get(path);
            assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("13812341234");
        });
        for (var path : List.of(
                "/desk",
                "/desk/orders/" + order.id(),
                "/desk/records/orders",
                "/desk/records/exports",
                "/desk/records/exports/" + order.id() + "/file",
                "/desk/nothing")) {
            var answer = story.anybody().get(path);
            assertThat(answer.response().uri().getPath()).as(path).isEqualTo("/desk/login");
        }
        for (var path : List.of("/api/v1/orders", "/api/admin/v1/shops", "/engine-rest/task", ENGINE + "/task")) {
            assertThat(story.anybody().post(path, "{}").status()).as(path).isIn(401, 403);
        }
    }

    @Test
    void theSetupOfAFirstAdministratorIsShut() {
        var somebody = story.anybody();
        somebody.get("/camunda/app/tasklist/default/");
        for (var path : List.of(
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default/user/create;a=b",
                "/camunda/api/admin/setup/%64efault/user/create",
                "/camunda/api/admin//setup/default/user/create")) {
            var answer = somebody.post(
                    path,
                    Map.of(
                            "profile",
                            Map.of("id", "intruder", "firstName", "a", "lastName", "b", "email", "a@b.test"),
                            "credentials",
                            Map.of("password", "a long password 1!")),
                    "X-XSRF-TOKEN",
                    somebody.cookie("XSRF-TOKEN"));
            assertThat(answer.status()).as(path).isIn(400, 401, 403, 404);
        }
        assertThat(story.jdbc()
                        .sql("select count(*) from act_id_user where id_ = 'intruder'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aShopsKeyOpensTheShopsOwnOrdersAndNothingElse(@Autowired Story other) {
        var order = story.sentToSupplier();
        for (var path : List.of("", "/events", "/parcels", "/after-sales-cases")) {
            assertThat(other.shopsDoor()
                            .get("/api/v1/orders/" + order.id() + path)
                            .status())
                    .isEqualTo(404);
        }
        var opened = other.shopsDoor()
                .post(
                        "/api/v1/orders/" + order.id() + "/after-sales-cases",
                        Map.of("externalId", "1", "problem", "DAMAGED"));
        assertThat(opened.status()).isEqualTo(404);
        var theCase = story.opensCase(order, Map.of("problem", "DAMAGED"));
        assertThat(other.shopsDoor().get("/api/v1/after-sales-cases/" + theCase).status())
                .isEqualTo(404);
        assertThat(other.says(theCase, "withdraw", Map.of()).status()).isEqualTo(404);
        assertThat(other.shopsDoor()
                        .get("/api/v1/orders?shopOrderNumber=" + order.number())
                        .json()
                        .path("orders"))
                .isEmpty();
        assertThat(other.shopsDoor().get("/api/v1/orders").body())
                .doesNotContain(order.id().toString());
        assertThat(other.shopsDoor().get("/api/v1/events").body())
                .doesNotContain(order.id().toString());
        // The same number is another shop's own.
        var same = other.anOrder().with("shopOrderNumber", order.number());
        assertThat(other.places(same).id()).isNotEqualTo(order.id());

        assertThat(story.shopsDoor().get("/api/admin/v1/shops").status()).isEqualTo(401);
        assertThat(story.shopsDoor().post("/api/admin/v1/shops", "{}").status()).isEqualTo(401);
        assertThat(story.shopsDoor().get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(story.shopsDoor().get(ENGINE + "/task").status()).isEqualTo(401);
        var account = story.account(story.shop().code(), "shops");
        assertThat(account.get("/api/admin/v1/shops").status()).isEqualTo(403);
        assertThat(account.get("/api/v1/orders").status()).isEqualTo(401);
    }

    @Test
    void aShopHasNoPlaceInTheWebapps() {
        story.account(story.shop().code(), "shops");
        var browser = story.anybody();
        for (var app : List.of("tasklist", "cockpit", "admin", "welcome")) {
            browser.get("/camunda/app/tasklist/default/");
            var login = browser.submit(
                    "/camunda/api/admin/auth/user/default/login/" + app,
                    Map.of("username", story.shop().code(), "password", Story.PASSWORD),
                    "X-XSRF-TOKEN",
                    browser.cookie("XSRF-TOKEN"));
            if (!app.equals("welcome")) {
                assertThat(login.status()).as(app).isIn(401, 403);
            }
        }
        assertThat(browser.get("/desk").status()).isEqualTo(403);
        var tasks = browser.get(ENGINE + "/task?maxResults=100");
        assertThat(tasks.status() == 200 ? tasks.body() : "[]").isEqualTo("[]");
        var definitions = browser.get(ENGINE + "/process-instance?maxResults=100");
        assertThat(definitions.status() == 200 ? definitions.body() : "[]").isEqualTo("[]");
    }

    @Test
    void aRevokedKeyOpensNothing() {
        var admin = story.account("gate-admin", "camunda-admin");
        var keys = "/api/admin/v1/shops/" + story.shop().code() + "/keys";
        var issued = admin.post(keys, Map.of("name", "short-lived"), "Idempotency-Key", "\"short-lived\"");
        assertThat(issued.status()).isEqualTo(201);
        var shop = story.withKey(issued.json().path("secret").asText());
        assertThat(shop.get("/api/v1/orders").status()).isEqualTo(200);

        assertThat(admin.delete(keys + "/" + issued.json().path("keyId").asText())
                        .status())
                .isEqualTo(204);

        assertThat(shop.get("/api/v1/orders").status()).isEqualTo(401);
        assertThat(shop.post("/api/v1/orders", story.anOrder().json()).status()).isEqualTo(401);
        assertThat(story.shopsDoor().get("/api/v1/orders").status()).isEqualTo(200);
        assertThat(admin.get(keys).body())
                .doesNotContain(issued.json().path("secret").asText());
        for (var wrong : List.of("", " ", "dfk_", "dfk_" + "a".repeat(100_000 / 20), "\u00e9", "' or 1=1 --")) {
            assertThat(story.withKey(wrong).get("/api/v1/orders").status())
                    .as(wrong)
                    .isIn(400, 401);
        }
    }

    @Test
    void staffHaveNoBusinessAtTheInterfaces() {
        for (var group : List.of("order-desk", "purchasing", "logistics", "aftersales")) {
            var program = story.account("gate-" + group, group);
            assertThat(program.get("/engine-rest/engine").status()).isEqualTo(403);
            assertThat(program.get("/engine-rest/task").status()).isEqualTo(403);
            assertThat(program.post("/engine-rest/process-definition/key/dropship-order/start", "{}")
                            .status())
                    .isEqualTo(403);
            assertThat(program.get("/api/admin/v1/shops").status()).isEqualTo(403);
            assertThat(program.get("/api/v1/orders").status()).isEqualTo(401);
        }
    }

    @Test
    void aTaskIsItsGroupsAlone() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var own = story.staffElsewhere("order-desk");
        var task = own.task(order.key(), "Task_ConfirmOrder");
        for (var group : List.of("purchasing", "logistics", "aftersales")) {
            var stranger = story.staffElsewhere(group);
            assertThat(stranger.tasks(order.key())).isEmpty();
            for (var path : List.of(
                    "",
                    "/form",
                    "/form-variables",
                    "/variables",
                    "/localVariables",
                    "/deployed-form",
                    "/rendered-form",
                    "/identity-links",
                    "/comment",
                    "/attachment")) {
                var read = stranger.browser().get(ENGINE + "/task/" + task.id() + path);
                assertThat(read.status() == 200 ? read.body() : "[]")
                        .as(group + " reads " + path + " " + read.status())
                        .isIn("[]", "{}");
            }
            for (var path :
                    List.of("/claim", "/complete", "/submit-form", "/resolve", "/assignee", "/delegate", "/unclaim")) {
                var done = stranger.post("/task/" + task.id() + path, Map.of("userId", "story-" + group));
                assertThat(done.status()).as(group + path + done.body()).isIn(403, 404);
            }
            // The engine itself answers 500 here: nobody deletes a task of a running instance.
            assertThat(stranger.delete("/task/" + task.id()).status()).isGreaterThanOrEqualTo(400);
            var variables =
                    stranger.browser().get(ENGINE + "/variable-instance?maxResults=100&deserializeValues=false");
            assertThat(variables.body()).doesNotContain("138****1234");
            var posted = stranger.post("/variable-instance?maxResults=100", Map.of("variableName", "receiverPhone"));
            assertThat(posted.body()).doesNotContain("138****1234");
            var history = stranger.post("/history/variable-instance?maxResults=100", Map.of());
            assertThat(history.body()).doesNotContain("138****1234");
        }
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
        assertThat(own.tasks(order.key()))
                .singleElement()
                .satisfies(same -> assertThat(same.assignee()).isNull());
    }

    @Test
    void staffCanDoNothingToTheEngineItself() {
        var order = story.sentToSupplier();
        var instance = story.jdbc()
                .sql("select id_ from act_ru_execution where business_key_ = ?")
                .param(order.key())
                .query(String.class)
                .single();
        for (var group : List.of("order-desk", "purchasing", "logistics", "aftersales")) {
            var member = story.staffElsewhere(group);
            var attempts = Map.ofEntries(
                    Map.entry("/deployment/create", Map.of()),
                    Map.entry("/process-definition/key/dropship-order/start", Map.of()),
                    Map.entry("/process-definition/key/after-sales/start", Map.of()),
                    Map.entry(
                            "/process-instance/" + instance + "/modification",
                            Map.of(
                                    "instructions",
                                    List.of(Map.of("type", "startBeforeActivity", "activityId", "Task_TellShipped")))),
                    Map.entry("/process-instance/delete", Map.of("processInstanceIds", List.of(instance))),
                    Map.entry("/message", Map.of("messageName", "SupplierAnswered", "businessKey", order.key())),
                    Map.entry(
                            "/user/create",
                            Map.of("profile", Map.of("id", "x"), "credentials", Map.of("password", "x"))),
                    Map.entry("/group/create", Map.of("id", "x")),
                    Map.entry(
                            "/authorization/create",
                            Map.of(
                                    "type",
                                    1,
                                    "permissions",
                                    List.of("ALL"),
                                    "userId",
                                    "*",
                                    "resourceType",
                                    0,
                                    "resourceId",
                                    "*")),
                    Map.entry("/filter/create", Map.of("name", "x", "resourceType", "Task", "query", Map.of())),
                    Map.entry("/task/create", Map.of("name", "x")),
                    Map.entry(
                            "/process-instance/" + instance + "/variables",
                            Map.of("modifications", Map.of("x", Map.of("value", 1)))));
            attempts.forEach((path, body) -> {
                var answer = member.post(path, body);
                assertThat(answer.status()).as(group + path + answer.body()).isBetween(400, 499);
            });
            assertThat(member.delete("/process-instance/" + instance).status()).isBetween(400, 499);
        }
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void anExpressionInAQueryReachesNoBean() {
        var member = story.staffElsewhere("order-desk");
        for (var expression : List.of(
                "${''.getClass().forName('java.lang.Runtime')}",
                "${shopKeys.toString()}",
                "#{dataSource.getConnection()}",
                "${execution}",
                "${mails}")) {
            for (var field : List.of(
                    "assigneeExpression",
                    "candidateGroupExpression",
                    "dueBeforeExpression",
                    "ownerExpression",
                    "involvedUserExpression",
                    "createdBeforeExpression")) {
                for (var body : List.of(
                        Map.of("orQueries", List.of(Map.of(field, expression, "taskName", "x"))),
                        Map.of(field, expression))) {
                    for (var path : List.of("/task?maxResults=10", "/task/count")) {
                        var answer = member.post(path, body);
                        assertThat(answer.status()).as(body + answer.body()).isIn(400, 500);
                        assertThat(answer.body())
                                .containsAnyOf(
                                        "Unable to resolve expression",
                                        "Expressions are forbidden",
                                        "Unrecognized field");
                    }
                }
            }
        }
    }

    @Test
    void fromNothingAnAdministratorTakesInAllThatAnOrderNeeds() {
        var admin = story.account("gate-admin", "camunda-admin");
        var name = "n" + story.shop().code();
        var shop = admin.post(
                "/api/admin/v1/shops",
                Map.of("code", name, "name", "New shop", "currency", "CNY", "language", "en", "shipPromise", "PT96H"));
        assertThat(shop.status()).as(shop.body()).isEqualTo(201);
        var products = admin.post("/api/admin/v1/products", "text/csv", "sku,name\nSKU-" + name + ",Green tea\n");
        assertThat(products.status()).as(products.body()).isEqualTo(200);
        var email = name + "@suppliers.test";
        var suppliers = admin.post(
                "/api/admin/v1/suppliers",
                "text/csv",
                "\ufeff供应商编码,供应商名称,联系人,联系电话,邮箱,发货时间要求\n" + name + ",明达物流 " + name + ",张三,13800138000," + email
                        + ",1天内\n");
        assertThat(suppliers.status()).as(suppliers.body()).isEqualTo(200);
        var offers = admin.post(
                "/api/admin/v1/offers",
                "text/csv",
                "supplier,sku,cost,currency,stock\n" + name + ",SKU-" + name + ",10.00,CNY,100\n");
        assertThat(offers.status()).as(offers.body()).isEqualTo(200);
        var key = admin.post("/api/admin/v1/shops/" + name + "/keys", Map.of("name", "first"), "Idempotency-Key", name);
        assertThat(key.status()).isEqualTo(201);
        var door = story.withKey(key.json().path("secret").asText());

        var document = story.anOrder().receiver("name", "新客户");
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.json().at("/lines/0")).put("sku", "SKU-" + name);
        var taken = door.post("/api/v1/orders", document.json());
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        var id = UUID.fromString(taken.json().path("orderId").asText());
        story.runs(name);

        var letters = story.mailbox().of(email);
        assertThat(letters).hasSize(1);
        var supplier = new Browser(story.home(), Map.of());
        assertThat(supplier.get(URI.create(letters.get(0).link("/s/")).getPath())
                        .status())
                .isEqualTo(200);
        assertThat(door.get("/api/v1/orders/" + id).json().path("stage").asText())
                .isEqualTo("IN_PROGRESS");
        assertThat(story.anybody()
                        .get(URI.create(taken.json().path("trackingPage").asText())
                                .getPath())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theProcessAdministratorTakesThemInAsWellAndNobodyElse() {
        assertThat(story.account("gate-process-admin", "process-admin")
                        .get("/api/admin/v1/shops")
                        .status())
                .isEqualTo(200);
        assertThat(story.account("gate-desk", "order-desk")
                        .get("/api/admin/v1/shops")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSuppliersLinkOpensOnePurchaseOrderAsLongAsItStands() {
        var order = story.sentToSupplier();
        var link = URI.create(story.mailbox().of(story.first().email()).get(0).link("/s/"))
                .getPath();
        var silent = story.opensLink(story.first(), order);
        for (var wrong : List.of(
                link + "a",
                link.substring(0, link.length() - 1),
                link.toUpperCase(java.util.Locale.ROOT),
                "/s/%00",
                "/s/..",
                "/s/%2e%2e",
                "/s/'")) {
            assertThat(story.anybody().get(wrong).status()).as(wrong).isIn(400, 403, 404);
        }
        assertThat(story.anybody().get(link).body())
                .doesNotContain("13812341234")
                .doesNotContain("晓风巷");

        story.passes(Duration.ofHours(13));
        var purchasing = story.staffElsewhere("purchasing");
        var task = purchasing.task(order.key(), "Task_HandleSupplier");
        purchasing.completes(
                task, "outcome", "REASSIGN", "supplier", story.second().id().toString());
        story.runs();
        assertThat(silent.page().status()).isEqualTo(410);
        assertThat(story.anybody().get(link).status()).isEqualTo(410);

        var second = URI.create(
                        story.mailbox().of(story.second().email()).get(0).link("/s/"))
                .getPath();
        assertThat(story.anybody().get(second).status()).isEqualTo(200);
        story.clock().advance(Duration.ofDays(400));
        assertThat(story.anybody().get(second).status()).isEqualTo(410);
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        var order = story.sentToSupplier();
        var supplier = story.anybody();
        supplier.get(URI.create(story.mailbox().of(story.first().email()).get(0).link("/s/"))
                .getPath());
        for (var token : List.of("", "wrong")) {
            var answer = supplier.submit(
                    "/s", Map.of("answer", "accept", "promisedShipAt", story.inTwoDays(), "_csrf", token));
            assertThat(answer.status()).isEqualTo(403);
        }
        var member = story.staffElsewhere("order-desk").browser();
        for (var token : List.of("", "wrong")) {
            var answer =
                    member.submit("/desk/orders/" + order.id(), Map.of("do", "note", "note", "forged", "_csrf", token));
            assertThat(answer.status()).isEqualTo(403);
        }
        var task = member.post(ENGINE + "/task", Map.of());
        assertThat(task.status()).isEqualTo(403);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.journal(order)).doesNotContain("note-written");
    }

    @Test
    void whoMaySeeTheReceiverSeesItAndOthersSeeItMasked() {
        var order = story.sentToSupplier();
        for (var group :
                List.of("order-desk", "purchasing", "logistics", "aftersales", "process-admin", "camunda-admin")) {
            var page = story.staffElsewhere(group).browser().get("/desk/orders/" + order.id());
            assertThat(page.status()).as(group).isEqualTo(200);
            assertThat(page.body()).as(group).doesNotContain("13812341234").doesNotContain("晓风巷");
        }
        for (var group : List.of("aftersales", "camunda-admin")) {
            var member = story.staffElsewhere(group).browser();
            var page = member.get("/desk/orders/" + order.id());
            var shown =
                    member.submit("/desk/orders/" + order.id(), Map.of("do", "show-receiver", "_csrf", page.csrf()));
            assertThat(shown.status()).as(group).isEqualTo(403);
            assertThat(shown.body()).doesNotContain("13812341234");
        }
        var member = story.staffElsewhere("order-desk").browser();
        var page = member.get("/desk/orders/" + order.id());
        var shown = member.submit("/desk/orders/" + order.id(), Map.of("do", "show-receiver", "_csrf", page.csrf()));
        assertThat(shown.body()).contains("13812341234");
        assertThat(story.journal(order)).anySatisfy(what -> assertThat(what).contains("receiver"));
    }

    @Test
    void everyPageKeepsOthersOut() {
        var order = story.sentToSupplier();
        var supplier = URI.create(
                        story.mailbox().of(story.first().email()).get(0).link("/s/"))
                .getPath();
        var member = story.staffElsewhere("order-desk").browser();
        var customer = story.anybody();
        var tracking = URI.create(story.shopsDoor()
                        .get("/api/v1/orders/" + order.id())
                        .json()
                        .path("trackingPage")
                        .asText())
                .getPath();
        for (var page : List.of(
                customer.get(supplier),
                customer.get(tracking),
                member.get("/desk"),
                member.get("/desk/orders/" + order.id()),
                customer.get("/"),
                customer.get("/desk/login"),
                member.get("/camunda/app/tasklist/default/"))) {
            var headers = page.response().headers();
            var uri = page.response().uri().toString();
            assertThat(page.status()).as(uri).isEqualTo(200);
            assertThat(headers.firstValue("X-Content-Type-Options")).as(uri).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(uri)
                    .isNotBlank();
            if (!uri.contains("/camunda/")) {
                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .as(uri)
                        .contains("frame-ancestors 'none'");
                assertThat(headers.firstValue("Cache-Control").orElse(""))
                        .as(uri)
                        .contains("no-store");
                assertThat(headers.allValues("Content-Security-Policy")).as(uri).hasSize(1);
            }
        }
        assertThat(member.get("/camunda/api/admin/auth/user/default").status()).isEqualTo(200);
        var api = story.shopsDoor().get("/api/v1/orders").response().headers();
        assertThat(api.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(api.firstValue("Cache-Control").orElse("")).contains("no-store");
    }
}
