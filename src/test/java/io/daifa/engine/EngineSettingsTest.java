package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Decisions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EngineTest
class EngineSettingsTest {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private FilterService filters;

    @Autowired
    private Decisions decisions;

    @Autowired
    private EngineTestParts.SettableClock settableClock;

    @Autowired
    private Clock clock;

    @Autowired
    private StaffGroups groups;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theEngineIsSetUpAsMeant() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

        assertThat(configuration.getHistoryLevel().getName()).isEqualTo("slim");
        assertThat(configuration.isAuthorizationEnabled()).isTrue();
        assertThat(configuration.isEnableExpressionsInAdhocQueries()).isFalse();
        assertThat(configuration.isEnableExpressionsInStoredQueries()).isTrue();
        assertThat(configuration.isStandaloneTasksEnabled()).isFalse();
        assertThat(configuration.isCmmnEnabled()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(configuration.getQueryMaxResultsLimit()).isEqualTo(2000);
        assertThat(configuration.getDefaultSerializationFormat()).isEqualTo("application/json");
        assertThat(configuration.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(configuration.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT5M,PT30M,PT2H");
        assertThat(configuration.isMetricsEnabled()).isFalse();
        assertThat(configuration.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(configuration.isJobExecutorAcquireExclusiveOverProcessHierarchies())
                .isTrue();
    }

    @Test
    void theEnginesTablesAreInPublicAndOursAreNot() {
        assertThat(jdbc.sql("SELECT table_schema FROM information_schema.tables WHERE table_name = 'act_ru_execution'")
                        .query(String.class)
                        .list())
                .containsExactly("public");
        assertThat(jdbc.sql("SELECT table_schema FROM information_schema.tables WHERE table_name LIKE 'flyway%'")
                        .query(String.class)
                        .list())
                .containsExactly("daifa");
    }

    @Test
    void aTableAnswersWithEachRuleThatMatches() {
        assertThat(decisions.ask("engine-test-rates", Map.of("weight", 5)))
                .isEqualTo(List.of(Map.of("carrier", "SF", "days", 2), Map.of("carrier", "ZTO", "days", 4)));
        assertThatThrownBy(() -> decisions.ask("no-such-table", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-table");
    }

    @Test
    void oneClockDrivesTheTimersToo() {
        var instance = runtime.startProcessInstanceByKey("engine-test");
        tasks.complete(
                tasks.createTaskQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getId(),
                Map.of("outcome", "confirm"));
        var timer = management.createJobQuery().processInstanceId(instance.getId());
        assertThat(timer.executable().count()).isZero();

        settableClock.advance(Duration.ofHours(1));

        assertThat(ClockUtil.now().toInstant().toEpochMilli())
                .isCloseTo(clock.millis(), org.assertj.core.data.Offset.offset(5_000L));
        assertThat(timer.executable().count()).isOne();
        management.executeJob(timer.singleResult().getId());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .isZero();
    }

    @Test
    void groupsAndFiltersAreMadeOnce() {
        var authorizations = engine.getAuthorizationService().createAuthorizationQuery();
        var authorizationsBefore = authorizations.count();
        var filtersBefore = filters.createTaskFilterQuery().count();

        groups.afterSingletonsInstantiated();

        assertThat(authorizations.count()).isEqualTo(authorizationsBefore);
        assertThat(filters.createTaskFilterQuery().list())
                .hasSize((int) filtersBefore)
                .extracting(filter -> filter.getProperties().get("daifa"))
                .doesNotHaveDuplicates()
                .contains(
                        "all",
                        "all.overdue",
                        "all.unassigned",
                        "order-desk",
                        "order-desk.mine",
                        "order-desk.overdue",
                        "order-desk.today",
                        "order-desk.Task_ConfirmOrder",
                        "order-desk.Task_DecideChange",
                        "aftersales.Task_RefundByHand");
    }

    @Test
    void aFilterOfAnEarlierReleaseIsRenewedAndKeepsTheNameThatPeopleGaveIt() {
        var filter = filters.createTaskFilterQuery().list().stream()
                .filter(one -> "logistics".equals(one.getProperties().get("daifa")))
                .findFirst()
                .orElseThrow();
        var before = filter.getName();
        filter.setName("我们的任务");
        filter.setProperties(new HashMap<>(Map.of("daifa", "logistics", "color", "#325d88")));
        filters.saveFilter(filter);

        groups.afterSingletonsInstantiated();

        var renewed = filters.getFilter(filter.getId());
        assertThat(renewed.getName()).isEqualTo("我们的任务");
        assertThat(renewed.getProperties()).containsKey("variables");
        renewed.setName(before);
        filters.saveFilter(renewed);
    }
}
