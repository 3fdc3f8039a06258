package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EngineTest
class QueryExpressionsTest {

    @LocalServerPort
    private int port;

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
                "${currentUser().toUpperCase()}"
            })
    void anExpressionInAnOrQueryReachesNoBeanAndNoClass(String expression) {
        var answer = new Http(port).as("root").post("/engine-rest/task", """
                {"orQueries": [{"assigneeExpression": "%s", "taskName": "x"}]}
                """.formatted(expression));

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).doesNotContain("touched", "java.lang.Runtime");
    }

    @Test
    void whoAsksAndWhenStillWork() {
        var answer = new Http(port).as("root").post("/engine-rest/task", """
                {"orQueries": [{"assigneeExpression": "${currentUser()}", "createdBeforeExpression": "${now()}",
                                "dueBeforeExpression": "${dateTime().plusDays(2)}",
                                "dueAfterExpression": "${dateTime().withTimeAtStartOfDay().minusWeeks(1).toDate()}"}]}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void outsideAnOrQueryExpressionsAreRefused() {
        var answer = new Http(port)
                .as("root")
                .post("/engine-rest/task", "{\"assigneeExpression\": \"${tripwire.touch()}\"}");

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    }
}
