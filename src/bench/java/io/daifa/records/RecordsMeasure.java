package io.daifa.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Languages;
import io.daifa.support.ManyOrders;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The five records over many orders: each export's rows a second and the heap that lived at its peak, and the pages' times with their plans. Writes
 * {@code target/records.md}, which docs/performance.md takes over. {@code -DargLine="-Xmx128m -Dorders=100000"} bounds the heap.
 */
class RecordsMeasure {

    private static final int ORDERS = Integer.getInteger("orders", 100_000);
    private static final int TIMES = 7;

    private final RecordsParts parts = new RecordsParts();
    private final StringBuilder report = new StringBuilder();

    @TempDir
    Path home;

    @Test
    void exportsAndPages() throws Exception {
        var shop = ManyOrders.insert(parts.jdbc, ORDERS);
        parts.jdbc.sql("analyze").update();
        say("Orders: %,d; heap %d MB%n".formatted(ORDERS, Runtime.getRuntime().maxMemory() >> 20));
        say("| export | rows | s | rows/s | MB | peak heap after a collection MB | peak heap MB |");
        say("|---|---|---|---|---|---|---|");
        for (var kind : RecordKind.values()) {
            for (var format : Export.Format.values()) {
                export(kind, format, false);
            }
        }
        export(RecordKind.ORDERS, Export.Format.XLSX, true);
        say("\n| page | ms |\n|---|---|");
        for (var kind : RecordKind.values()) {
            page(kind, Map.of());
            page(kind, Map.of("q", "M00077777"));
            page(kind, Map.of("q", "SF1000000077776"));
            page(kind, Map.of("shop", shop.toString(), "from", "2026-10-05", "to", "2026-10-06"));
            for (var sort : RecordTables.of(kind).sorts()) {
                page(kind, Map.of("sort", sort.name(), "dir", "asc"));
            }
        }
        page(RecordKind.ORDERS, Map.of("stage", "REJECTED"));
        page(RecordKind.ORDERS, Map.of("product", "商品77"));
        page(RecordKind.ORDERS, Map.of("product", "nothing"));
        page(RecordKind.TRACKING, Map.of("trouble", "STALE"));
        for (var kind : RecordKind.values()) {
            plan(kind, Map.of());
            plan(kind, Map.of("q", "M00077777"));
        }
        Files.writeString(Path.of("target/records.md"), report);
        assertThat(report).isNotEmpty();
    }

    private void export(RecordKind kind, Export.Format format, boolean receivers) throws Exception {
        var exports = new Exports(parts.rows, parts.folder(home));
        var work = parts.work(parts.folder(home), 10_000_000);
        var id = exports.ask(RecordQuery.all(kind), format, Languages.CHINESE, receivers, "measure");
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        var start = System.nanoTime();
        work.workAll();
        var seconds = (System.nanoTime() - start) / 1e9;
        var peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        var lived = pools().stream()
                        .filter(pool -> pool.getCollectionUsage() != null)
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum()
                >> 20;
        var export = exports.find(id, "measure").orElseThrow();
        assertThat(export.state()).isEqualTo(Export.State.READY);
        say("| %s %s%s | %,d | %.1f | %,.0f | %.1f | %d | %d |"
                .formatted(
                        kind.path(),
                        format,
                        receivers ? " with receivers" : "",
                        export.rowsDone(),
                        seconds,
                        export.rowsDone() / seconds,
                        export.bytes() / 1e6,
                        lived,
                        peak));
        exports.discard(id, "measure");
    }

    private void page(RecordKind kind, Map<String, String> fields) throws Exception {
        var query = RecordQuery.read(kind, fields);
        var times = new ArrayList<Double>();
        for (var i = 0; i < TIMES; i++) {
            var start = System.nanoTime();
            parts.records.page(query, null, Languages.CHINESE, false);
            times.add((System.nanoTime() - start) / 1e6);
        }
        times.sort(Comparator.naturalOrder());
        say("| %s %s | %.1f |".formatted(kind.path(), fields, times.get(TIMES / 2)));
    }

    private void plan(RecordKind kind, Map<String, String> fields) throws Exception {
        var sql = new RecordSql(RecordQuery.read(kind, fields), RecordsParts.ZONE);
        var plan = parts.jdbc
                .sql("explain (analyze, costs off, timing off) " + sql.page(null, Records.PAGE + 1))
                .paramSource(sql.parameters())
                .query(String.class)
                .list();
        say("\n" + kind.path() + " " + fields + "\n```\n" + String.join("\n", plan) + "\n```");
    }

    private void say(String line) {
        report.append(line).append('\n');
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> !pool.getName().toLowerCase(Locale.ROOT).isEmpty())
                .toList();
    }
}
