package io.daifa.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Languages;
import io.daifa.kernel.Refusal;
import io.daifa.records.Export.Format;
import io.daifa.records.Export.State;
import io.daifa.support.ManyOrders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    private static final int ORDERS = 300;

    @TempDir
    Path home;

    private final RecordsParts parts = new RecordsParts();

    @Test
    void eachRecordIsWrittenAsBothKindsOfFileWithAllItsRows() throws Exception {
        ManyOrders.insert(parts.jdbc, ORDERS);
        for (var kind : RecordKind.values()) {
            var rows = switch (kind) {
                // Every fourth has two lines.
                case ORDERS -> ORDERS + ORDERS / 4;
                case SUPPLIERS -> ORDERS;
                case SHIPMENTS -> (ORDERS + ORDERS / 4) * 4 / 5;
                case TRACKING -> ORDERS * 4 / 5;
                case AFTERSALES -> ORDERS / 20;
            };
            for (var format : Format.values()) {
                var id = asked(kind, format, false);
                worked();

                var export = export(id);
                assertThat(export.state()).as(kind + " " + format).isEqualTo(State.READY);
                assertThat(export.rowsDone()).as(kind.name()).isEqualTo(rows);
                assertThat(export.rowsAll()).isEqualTo(rows);
                assertThat(format == Format.CSV ? csv(id) : xlsx(id)).hasSize(rows + 1);
            }
        }
    }

    @Test
    void aSpreadsheetsCellsAreWhatTheyAre() throws Exception {
        ManyOrders.insert(parts.jdbc, 21);
        var id = asked(RecordKind.ORDERS, Format.XLSX, false);
        worked();
        var columns =
                Records.columns(RecordKind.ORDERS).stream().map(Column::name).toList();

        var sheet = xlsx(id);
        assertThat(sheet.get(0).getCellText(0)).isEqualTo("商品名称");
        assertThat(sheet.get(0).getCellText(3)).isEqualTo("联系电话");
        var newest = sheet.get(1);
        assertThat(newest.getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(newest.getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("1");
        assertThat(newest.getCellAsNumber(columns.indexOf("price")).orElseThrow())
                .isEqualByComparingTo("41");
        assertThat(newest.getCellAsDate(columns.indexOf("placed")).orElseThrow())
                .isEqualTo(LocalDateTime.parse("2026-10-01T08:07:00"));

        var tracking = asked(RecordKind.TRACKING, Format.XLSX, false);
        worked();
        assertThat(xlsx(tracking).get(1).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("0.5");
    }

    @Test
    void aCsvBeginsWithTheMarkThatSpreadsheetProgramsLookFor() throws Exception {
        var id = asked(RecordKind.ORDERS, Format.CSV, false);
        worked();

        assertThat(Files.readAllBytes(file(id))).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(Files.readString(file(id))).startsWith("\uFEFF商品名称,数量,收货地址,联系电话,");
    }

    @Test
    void whatLooksLikeAFormulaIsHarmless() throws Exception {
        for (var dangerous :
                List.of("=HYPERLINK(\"http://evil\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1")) {
            assertThat(CsvFile.harmless(dangerous)).isEqualTo("'" + dangerous);
        }
        assertThat(CsvFile.harmless("a=1")).isEqualTo("a=1");

        ManyOrders.insert(parts.jdbc, 1);
        parts.jdbc.sql("""
                        update daifa.order_line set name = '=cmd|''/C calc''!A0', variant = '@x' || chr(1) || '"y"' || chr(10) || 'z'
                        """).update();
        var csv = asked(RecordKind.ORDERS, Format.CSV, false);
        worked();
        assertThat(csv(csv).get(1)).contains("'=cmd|'/C calc'!A0", "'@x\u0001\"y\"\nz");

        var xlsx = asked(RecordKind.ORDERS, Format.XLSX, false);
        worked();
        var cell = xlsx(xlsx).get(1).getCell(0);
        assertThat(cell.getType()).isEqualTo(CellType.STRING);
        assertThat(cell.getFormula()).isNull();
        assertThat(cell.getText()).isEqualTo("=cmd|'/C calc'!A0");
    }

    @Test
    void receiversAreMaskedUnlessAskedForAndWhoTookThemOutIsWrittenDown() throws Exception {
        ManyOrders.insert(parts.jdbc, 10);
        var masked = asked(RecordKind.ORDERS, Format.CSV, false);
        worked();
        assertThat(Files.readString(file(masked)))
                .contains("138****0007")
                .doesNotContain("13812340007")
                .doesNotContain("晓风巷");

        var query = RecordQuery.read(RecordKind.ORDERS, Map.of("stage", "SHIPPED"));
        var id = exports().ask(query, Format.CSV, Languages.ENGLISH, true, "lin");
        worked();
        assertThat(Files.readString(file(id))).contains("13812340001").contains("晓风巷2号");
        exports().discard(id, "lin");
        assertThat(parts.jdbc.sql("""
                                select concat_ws(' ', asked_by, kind, filter, receivers, rows_done, downloads, state)
                                from daifa.records_export where id = ?
                                """).param(id).query(String.class).single())
                .isEqualTo("lin ORDERS dir=desc&sort=received&stage=SHIPPED t 2 1 GONE");
    }

    @Test
    void anotherPersonsFileIsNotThere() throws Exception {
        var id = asked(RecordKind.ORDERS, Format.CSV, false);
        worked();

        assertThat(exports().find(id, "wang")).isEmpty();
        assertThat(exports().fetch(id, "wang")).isEmpty();
        exports().discard(id, "wang");
        assertThat(file(id)).exists();
        assertThat(exports().of("wang")).isEmpty();
    }

    @Test
    void onlyTheApplicationReadsTheFiles() throws Exception {
        var id = asked(RecordKind.ORDERS, Format.CSV, false);
        worked();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(id))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(id).getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void onePersonCannotFillTheDisk() throws Exception {
        for (var i = 0; i < Exports.MOST_KEPT + 2; i++) {
            asked(RecordKind.ORDERS, Format.CSV, false);
            worked();
            parts.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(exports().of("lin").stream().filter(one -> one.state() == State.READY))
                .hasSize(Exports.MOST_KEPT);
        assertThat(files()).hasSize(Exports.MOST_KEPT);

        asked(RecordKind.ORDERS, Format.CSV, false);
        asked(RecordKind.ORDERS, Format.CSV, false);
        assertThatThrownBy(() -> asked(RecordKind.ORDERS, Format.CSV, false)).isInstanceOf(Refusal.class);
    }

    @Test
    void aFileIsGoneAfterADayAndItsRowStays() throws Exception {
        var id = asked(RecordKind.ORDERS, Format.CSV, false);
        worked();
        var file = file(id);
        var orphan = Files.writeString(file.resolveSibling(UUID.randomUUID() + ".csv"), "left behind");
        var foreign = Files.writeString(file.resolveSibling("somebody's.txt"), "not ours");

        parts.clock.set(Instant.now().plus(Duration.ofHours(25)));
        worked();

        assertThat(file).doesNotExist();
        assertThat(orphan).doesNotExist();
        assertThat(foreign).exists();
        assertThat(export(id).state()).isEqualTo(State.GONE);
        assertThat(exports().fetch(id, "lin")).isEmpty();
    }

    @Test
    void anExportWhoseWorkerDiedIsTakenUpAgainAndGivenUpAfterThree() throws Exception {
        var silence = Duration.ofMinutes(5);
        var id = asked(RecordKind.ORDERS, Format.CSV, false);
        var dead = parts.rows.take(silence).orElseThrow();
        assertThat(parts.rows.take(silence)).isEmpty();

        parts.clock.advance(Duration.ofMinutes(6));
        worked();
        assertThat(export(id).state()).isEqualTo(State.READY);
        assertThat(parts.rows.beat(dead, null, 1)).isFalse();
        assertThat(parts.rows.ready(dead, 1, 1)).isFalse();

        // It wakes up and ends: what it writes and deletes is its own.
        var folder = parts.folder(home);
        folder.begin(dead).close();
        folder.finish(dead);
        folder.delete(folder.file(dead));
        assertThat(file(id)).isNotEmptyFile();

        var hopeless = asked(RecordKind.ORDERS, Format.CSV, false);
        for (var i = 0; i < 3; i++) {
            assertThat(parts.rows.take(silence)).isPresent();
            parts.clock.advance(Duration.ofMinutes(6));
        }
        worked();
        assertThat(export(hopeless).state()).isEqualTo(State.FAILED);
        assertThat(export(hopeless).problem()).isEqualTo("records-export-failed");
    }

    @Test
    void whatIsTooMuchForAFileIsSaidSo() throws Exception {
        ManyOrders.insert(parts.jdbc, 20);
        var id = asked(RecordKind.SUPPLIERS, Format.CSV, false);
        parts.work(parts.folder(home), 19).workAll();

        assertThat(export(id).problem()).isEqualTo("records-export-too-many");
        assertThat(files()).isEmpty();
    }

    @Test
    void nothingIsMadeOfWhatWasDroppedBefore() throws Exception {
        var id = asked(RecordKind.ORDERS, Format.CSV, false);
        exports().discard(id, "lin");
        worked();

        assertThat(export(id).state()).isEqualTo(State.GONE);
        assertThat(home.resolve("exports")).doesNotExist();
    }

    @Test
    void aTextIsCutToWhatACellTakesAndLosesWhatNoSheetMayHold() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var sheet =
                new XlsxFile(bytes, "x", List.of(Column.text("words", 10)), List.of("words"), RecordsParts.ZONE)) {
            sheet.write(List.of("x".repeat(40_000)));
            sheet.write(List.of("\uD83D\uDE00 & <a> ]]>\u0000\u0008\uFFFE end"));
        }
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(1).getCellText(0)).hasSize(32_767);
            assertThat(rows.get(2).getCellText(0))
                    .startsWith("\uD83D\uDE00 & <a> ]]>")
                    .endsWith("end");
        }
    }

    private Exports exports() {
        return new Exports(parts.rows, parts.folder(home));
    }

    private void worked() {
        parts.work(parts.folder(home), 1_000_000).workAll();
    }

    private UUID asked(RecordKind kind, Format format, boolean receivers) throws Refusal {
        return exports().ask(RecordQuery.all(kind), format, Languages.CHINESE, receivers, "lin");
    }

    private Export export(UUID id) {
        return exports().find(id, "lin").orElseThrow();
    }

    private Path file(UUID id) {
        return exports().fetch(id, "lin").orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(home.resolve("exports"))) {
            return files.toList();
        }
    }

    private List<List<String>> csv(UUID id) throws IOException {
        try (var parser = CSVParser.parse(file(id), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            return parser.stream().map(CSVRecord::toList).toList();
        }
    }

    private List<Row> xlsx(UUID id) throws IOException {
        try (var book = new ReadableWorkbook(file(id).toFile())) {
            return book.getFirstSheet().read();
        }
    }
}
