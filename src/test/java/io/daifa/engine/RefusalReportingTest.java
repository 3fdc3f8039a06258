package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
class RefusalReportingTest {

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRefusedCompletionSaysWhyAndLeavesTheTaskOpen() {
        var task = aTask();

        var answer =
                new Http(port).as("root").post("/engine-rest/task/" + task + "/submit-form", "{\"variables\": {}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body())
                .contains(
                        "\"instance\":\"/engine-rest/task/" + task,
                        "\"field\":\"outcome\"",
                        "\"code\":\"start-takes-order-only\"")
                .contains("\"message\":\"An order is started with the variable &quot;order&quot; alone.\"");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void theReasonIsSaidInTheLanguageOfTheCaller() {
        var answer = new Http(port)
                .as("root")
                .post("/engine-rest/task/" + aTask() + "/complete", "{}", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void aTaskThatIsGoneIsNotFound() {
        var answer = new Http(port).as("root").post("/engine-rest/task/no-such-task/complete", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no longer there");
    }

    @Test
    void whoeverIsSlowerIsToldToReload() {
        var answer = new Http(port)
                .as("root")
                .post(
                        "/engine-rest/task/" + aTask() + "/complete",
                        "{\"variables\": {\"outcome\": {\"value\": \"collide\"}}}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("faster");
    }

    @Test
    void aConfirmedTaskCompletes() {
        var task = aTask();

        var answer = new Http(port)
                .as("root")
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        "{\"variables\": {\"outcome\": {\"value\": \"confirm\"}}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(jdbc.sql("SELECT count(*) FROM act_hi_actinst")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM act_hi_taskinst WHERE id_ = ? AND end_time_ IS NOT NULL")
                        .param(task)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private String aTask() {
        var instance = runtime.startProcessInstanceByKey("engine-test");
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }
}
