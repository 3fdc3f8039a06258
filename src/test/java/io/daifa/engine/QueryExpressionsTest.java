package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
class QueryExpressionsTest {

    private static final String TASKS = "/engine-rest/task?maxResults=10";

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineTestParts.Tripwire tripwire;

    @AfterEach
    void nobodyCameThrough() {
        assertThat(tripwire.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${tripwire.touch()}",
                "#{tripwire.touch()}",
                "${''.getClass().forName('java.lang.Runtime')}",
                "${dateTime().getClass().getName()}",
                "${dateTime().getChronology()}",
                "${now().getClass()}",
                "${currentUser().toUpperCase()}",
                "${currentUser().class}"
            })
    void anExpressionInAnOrQueryReachesNoBeanAndNoClass(String expression) {
        var answer = new Http(port).as("root").post(TASKS, """
                {"orQueries": [{"assigneeExpression": "%s", "taskName": "x"}]}
                """.formatted(expression));

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("Unable to resolve expression");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${tripwire.touch()}",
                "${''.getClass()}",
                "${''.class}",
                "${dateTime().getClass()}",
                "${dateTime().class}",
                "${dateTime().getChronology()}",
                "${now().getClass()}"
            })
    void withoutAScopeNamesCallsAndPropertiesAreRefused(String expression) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var parsed = configuration.getExpressionManager().createExpression(expression);

        assertThatThrownBy(() -> configuration.getCommandExecutorTxRequired().execute(context -> parsed.getValue(null)))
                .hasMessageContaining("a query's expression may use");
    }

    @Test
    void whoAsksAndWhenStillWork() {
        var answer = new Http(port).as("root").post(TASKS, """
                {"orQueries": [{"assigneeExpression": "${currentUser()}", "createdBeforeExpression": "${now()}",
                                "dueBeforeExpression": "${dateTime().plusDays(2)}",
                                "dueAfterExpression": "${dateTime().withTimeAtStartOfDay().minusWeeks(1).toDate()}"}]}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void outsideAnOrQueryExpressionsAreRefused() {
        var answer = new Http(port).as("root").post(TASKS, "{\"assigneeExpression\": \"${tripwire.touch()}\"}");

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    }
}
