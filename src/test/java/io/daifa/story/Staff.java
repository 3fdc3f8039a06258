package io.daifa.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A member of staff at Tasklist: what its page asks of the server, this asks, too. */
public final class Staff {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    private final String user;
    private final Browser browser;

    Staff(String home, String user, String password) {
        this.user = user;
        browser = new Browser(home, Map.of("Accept-Language", "en"));
        browser.get("/camunda/app/tasklist/default/");
        var login = login(user, password);
        if (login.status() != 200) {
            throw new AssertionError(user + " cannot log in: " + login.status() + " " + login.body());
        }
        // The login made a new session, whose token the first page brings: a POST before it would end the session.
        browser.get(ENGINE + "/task/count");
    }

    private Browser.Page login(String name, String password) {
        return browser.submit(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                Map.of("username", name, "password", password),
                "X-XSRF-TOKEN",
                browser.cookie("XSRF-TOKEN"));
    }

    /** The browser in which this person is logged in. */
    public Browser browser() {
        return browser;
    }

    /** A task as Tasklist shows it. */
    public record Task(
            String id,
            String element,
            String due,
            String followUp,
            int priority,
            @Nullable String assignee) {}

    /** The open tasks of that business key that this person sees. */
    public List<Task> tasks(String businessKey) {
        var found = browser.get(ENGINE + "/task?maxResults=100&processInstanceBusinessKey=" + businessKey);
        if (found.status() != 200) {
            throw new AssertionError(found.body());
        }
        return StreamSupport.stream(found.json().spliterator(), false)
                .map(task -> new Task(
                        task.path("id").asText(),
                        task.path("taskDefinitionKey").asText(),
                        task.path("due").asText(),
                        task.path("followUp").asText(""),
                        task.path("priority").asInt(),
                        task.path("assignee").isNull()
                                ? null
                                : task.path("assignee").asText()))
                .toList();
    }

    /** The one open task of that element. */
    public Task task(String businessKey, String element) {
        return tasks(businessKey).stream()
                .filter(task -> task.element().equals(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError(user + " sees no " + element + " but " + tasks(businessKey)));
    }

    /** What the task's form shows, by key. */
    public JsonNode form(Task task) {
        return browser.get(ENGINE + "/task/" + task.id() + "/form-variables?deserializeValues=false")
                .json();
    }

    /** Fills the task's form in and completes it, as Tasklist does: keys and values by turns. */
    public Browser.Page completes(Task task, Object... keysAndValues) {
        claims(task);
        return post("/task/" + task.id() + "/submit-form", Map.of("variables", variables(keysAndValues)));
    }

    /** Completes the task by the other door, which writes past the task's own variables. */
    public Browser.Page completesPlainly(Task task, Object... keysAndValues) {
        return post("/task/" + task.id() + "/complete", Map.of("variables", variables(keysAndValues)));
    }

    /** Claims the task. */
    public Browser.Page claims(Task task) {
        return post("/task/" + task.id() + "/claim", Map.of("userId", user));
    }

    /** POST to the engine's API of the webapps. */
    public Browser.Page post(String path, Object body) {
        return browser.post(ENGINE + path, body, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    /** PUT to the engine's API of the webapps. */
    public Browser.Page put(String path, Object body) {
        return browser.put(ENGINE + path, body, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    /** DELETE at the engine's API of the webapps. */
    public Browser.Page delete(String path) {
        return browser.delete(ENGINE + path, "X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    private static Map<String, Object> variables(Object... keysAndValues) {
        var variables = new HashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            var value = new HashMap<String, Object>();
            value.put("value", keysAndValues[i + 1]);
            variables.put((String) keysAndValues[i], value);
        }
        return variables;
    }
}
