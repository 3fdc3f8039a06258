package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.Daifa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What one order costs the database from its start to its close, through the public doors, our tables and mails included: statements,
 * commits, WAL and what is left of it in the engine's history. Writes {@code target/order-cost.md}, which docs/performance.md takes over.
 */
@SpringBootTest(
        classes = Daifa.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "daifa.database.durable=true",
            "daifa.database.settings.shared_preload_libraries=pg_stat_statements",
            // What the measure reads, it reads at once; and nothing writes that no order caused.
            "daifa.database.settings.autovacuum=off",
            "daifa.database.settings.checkpoint_timeout=1h",
            "daifa.database.settings.max_wal_size=4GB"
        })
@ActiveProfiles("test")
@Import(StoryParts.class)
class OrderCostMeasure {

    private static final int ORDERS = 50;
    private static final Set<String> UTILITIES = Set.of("begin", "commit", "rollback", "set", "show", "savepoint", "release");

    @TempDir
    static Path folder;

    @Autowired
    Story story;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("daifa.database.dir", () -> folder.resolve("postgres").toString());
    }

    /** What was used between two looks at the server's counters. */
    private record Cost(long statements, long commits, long wal, Map<String, Long> kinds, Map<String, Long> texts) {

        Cost plus(Cost other) {
            return new Cost(
                    statements + other.statements,
                    commits + other.commits,
                    wal + other.wal,
                    sum(kinds, other.kinds),
                    sum(texts, other.texts));
        }

        private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
            var sum = new LinkedHashMap<>(one);
            other.forEach((key, value) -> sum.merge(key, value, Long::sum));
            return sum;
        }
    }

    private record Step(String name, Act act) {}

    @FunctionalInterface
    private interface Act {

        void run(Walk walk);
    }

    private static final class Walk {
        private final String number = Story.freshNumber();
        private Story.PlacedOrder order;
    }

    @Test
    void anOrderFromItsStartToItsClose() throws Exception {
        try (var server = administrator()) {
            execute(server, "create extension pg_stat_statements");
            var steps = List.of(
                    new Step("0 the shop's call", walk -> walk.order = story.places(story.anOrder())),
                    new Step("1 confirm, 2 send to the supplier", walk -> story.runs()),
                    new Step("2 the supplier accepts", walk -> {
                        story.opensLink(story.first(), walk.order).accepts(story.inTwoDays());
                        story.runs();
                    }),
                    new Step("3 the supplier reports the shipment", walk -> {
                        story.opensLink(story.first(), walk.order).ships("顺丰", walk.number);
                        story.runs();
                    }),
                    new Step("4 four events of the carrier", walk -> {
                        for (var code : List.of("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED")) {
                            story.carrierTells(walk.number, code);
                        }
                        story.runs();
                    }),
                    new Step("5 the window ends, the order closes", walk -> story.passes(Duration.ofDays(9))));
            // The first orders fill caches and load classes.
            for (var i = 0; i < 3; i++) {
                walk(server, steps);
            }
            execute(server, "checkpoint");
            var historyBefore = history(server);
            var costs = new ArrayList<Map<String, Cost>>();
            for (var i = 0; i < ORDERS; i++) {
                costs.add(walk(server, steps));
            }
            var report = report(steps, costs, historyBefore, history(server));
            Files.writeString(Path.of("target", "order-cost.md"), report);
            System.out.println(report);
        }
    }

    private Map<String, Cost> walk(Connection server, List<Step> steps) throws SQLException {
        var walk = new Walk();
        var costs = new LinkedHashMap<String, Cost>();
        for (var step : steps) {
            execute(server, "select pg_stat_statements_reset()");
            var transactions = transactions(server);
            var wal = number(server, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
            step.act().run(walk);
            var used = number(server, "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint") - wal;
            costs.put(step.name(), cost(server, used, transactions(server) - transactions - 1));
        }
        assertThat(story.stage(walk.order)).isEqualTo("COMPLETED");
        return costs;
    }

    /** The statements of the application's role, less those by which the story itself looks at the tables. */
    private static Cost cost(Connection server, long wal, long commits) throws SQLException {
        var kinds = new LinkedHashMap<String, Long>();
        var texts = new LinkedHashMap<String, Long>();
        var statements = 0L;
        try (var statement = server.createStatement();
                var rows = statement.executeQuery("""
                        select s.query, s.calls from pg_stat_statements s join pg_roles r on r.oid = s.userid
                        where r.rolname = 'daifa' order by s.calls desc
                        """)) {
            while (rows.next()) {
                var text = rows.getString(1).replaceAll("\\s+", " ").strip();
                if (isStorys(text)) {
                    continue;
                }
                var calls = rows.getLong(2);
                var kind = text.split(" ", 2)[0].toLowerCase(Locale.ROOT);
                if (!UTILITIES.contains(kind)) {
                    statements += calls;
                    kinds.merge(kind, calls, Long::sum);
                    texts.merge(text, calls, Long::sum);
                }
            }
        }
        return new Cost(statements, commits, wal, kinds, texts);
    }

    /** How the story finds its jobs and its orders again; a job executor's own queries are no order's either. */
    private static boolean isStorys(String text) {
        return text.startsWith("select i.id_ from act_ru_execution i")
                || text.startsWith("select id from daifa.supplier_order where order_id")
                || text.startsWith("select number from daifa.supplier_order where id")
                || text.equals("select stage from daifa.customer_order where id = $1")
                || text.startsWith("select distinct RES.* from ACT_RU_JOB RES");
    }

    /** How many transactions that wrote something there were; asking is one itself. */
    private static long transactions(Connection server) throws SQLException {
        return number(server, "select pg_current_xact_id()::text::bigint");
    }

    private static Map<String, long[]> history(Connection server) throws SQLException {
        var tables = new LinkedHashMap<String, long[]>();
        var names = new ArrayList<String>();
        try (var statement = server.createStatement();
                var rows = statement.executeQuery("""
                        select schemaname || '.' || relname from pg_stat_user_tables
                        where relname like 'act\\_hi\\_%' or schemaname = 'daifa' order by 1
                        """)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (var name : names) {
            tables.put(name, new long[] {
                number(server, "select count(*) from " + name),
                number(server, "select coalesce(sum(pg_column_size(t.*)), 0) from " + name + " t"),
                number(server, "select pg_total_relation_size('" + name + "')")
            });
        }
        return tables;
    }

    private static String report(
            List<Step> steps, List<Map<String, Cost>> costs, Map<String, long[]> before, Map<String, long[]> after) {
        var text = new StringBuilder("| step | statements | select | insert | update | delete | commits | WAL, KB |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        Cost all = null;
        for (var step : steps) {
            var cost = costs.stream().map(walk -> walk.get(step.name())).reduce(Cost::plus).orElseThrow();
            text.append(row(step.name(), cost));
            all = all == null ? cost : all.plus(cost);
        }
        text.append(row("**all**", all)).append("\nOne order alone (the last): ");
        var one = costs.get(costs.size() - 1).values().stream().reduce(Cost::plus).orElseThrow();
        text.append(one.statements()).append(" statements, ").append(one.commits()).append(" commits, ");
        text.append(one.wal() / 1024).append(" KB of WAL.\n\n| a statement | times an order |\n|---|---|\n");
        all.texts().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(25)
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %.1f |%n",
                        shortened(entry.getKey()).replace("|", "\\|"),
                        (double) entry.getValue() / ORDERS)));
        text.append("\n| table | rows an order | bytes an order | with indexes |\n|---|---|---|---|\n");
        after.forEach((table, now) -> {
            var then = before.get(table);
            if (now[0] > then[0]) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %d | %d |%n",
                        table,
                        (double) (now[0] - then[0]) / ORDERS,
                        (now[1] - then[1]) / ORDERS,
                        (now[2] - then[2]) / ORDERS));
            }
        });
        return text.toString();
    }

    private static String row(String name, Cost cost) {
        var known = List.of("select", "insert", "update", "delete");
        var text = new StringBuilder(
                String.format(Locale.ROOT, "| %s | %.1f |", name, (double) cost.statements() / ORDERS));
        for (var kind : known) {
            text.append(String.format(
                    Locale.ROOT, " %.1f |", (double) cost.kinds().getOrDefault(kind, 0L) / ORDERS));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        " %.1f | %.1f |%n",
                        (double) cost.commits() / ORDERS,
                        (double) cost.wal() / 1024 / ORDERS))
                .toString();
    }

    private static String shortened(String text) {
        return text.length() > 110 ? text.substring(0, 110) + " …" : text;
    }

    private Connection administrator() throws SQLException, IOException {
        var url = story.jdbc()
                .sql("select 'jdbc:postgresql://127.0.0.1:' || current_setting('port') || '/daifa'")
                .query(String.class)
                .single();
        var password = Files.readString(folder.resolve("postgres").resolve("password")).strip();
        return DriverManager.getConnection(url, "postgres", password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
