package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${tripwire.touch()}",
                "${zone.getClass()}",
                "${zone.toTimeZone()}",
                "${zone.class}",
                "${dateTime().withZone(zone).getZone().getProvider()}",
                "${execution}"
            })
    void aStoredFilterReachesNoBeanAndNoClass(String expression) {
        var filters = engine.getFilterService();
        var filter = filters.saveFilter(filters.newTaskFilter("trip")
                .setQuery(engine.getTaskService().createTaskQuery().taskAssigneeExpression(expression)));
        try {
            var answer = new Http(port).as("root").get("/engine-rest/filter/" + filter.getId() + "/list");

            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void aStoredFilterMayAskWhoAndWhenInTheHousesZone() {
        var filters = engine.getFilterService();
        var filter = filters.saveFilter(filters.newTaskFilter("mine")
                .setQuery(engine.getTaskService()
                        .createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .dueAfterExpression("${now()}")
                        .dueBeforeExpression(
                                "${dateTime().withZone(zone).withTimeAtStartOfDay().plusDays(1).toDate()}")));
        try {
            var answer = new Http(port).as("root").get("/engine-rest/filter/" + filter.getId() + "/count");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void theHousesDayBeginsInItsZone() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        var parsed = configuration
                .getExpressionManager()
                .createExpression("${dateTime().withZone(zone).withTimeAtStartOfDay().toDate()}");

        var start = (Date) configuration.getCommandExecutorTxRequired().execute(context -> parsed.getValue(null));

        assertThat(start.toInstant().atZone(ZoneId.of("Asia/Shanghai")).toLocalTime())
                .isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void outsideAnOrQueryExpressionsAreRefused() {
        var answer = new Http(port).as("root").post(TASKS, "{\"assigneeExpression\": \"${tripwire.touch()}\"}");

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    }
}
