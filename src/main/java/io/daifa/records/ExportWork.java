package io.daifa.records;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the files of all exports, one at a time on each node, on a thread of its own. The rows are one look at the database (a read-only transaction that
 * sees what was there when it began), come by a cursor and go to the file, so that memory does not grow with them. An export whose worker dies is
 * taken up by the next.
 */
@Component
class ExportWork implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);
    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 3;
    private static final int FETCHED = 1000;
    private static final int BEAT = 5000;

    private final ExportRows rows;
    private final ExportFolder folder;
    private final Records records;
    private final NamedParameterJdbcTemplate cursor;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate beside;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration kept;
    private final long mostRows;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var worker = new Thread(task, "records-export");
        worker.setDaemon(true);
        return worker;
    });
    private @Nullable Future<?> running;

    ExportWork(
            ExportRows rows,
            ExportFolder folder,
            Records records,
            DataSource database,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone,
            @Value("${daifa.records.keep:PT24H}") Duration kept,
            @Value("${daifa.records.most-rows:1000000}") long mostRows) {
        this.rows = rows;
        this.folder = folder;
        this.records = records;
        var template = new JdbcTemplate(database);
        template.setFetchSize(FETCHED);
        this.cursor = new NamedParameterJdbcTemplate(template);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.zone = zone;
        this.kept = kept;
        this.mostRows = Math.min(mostRows, XlsxFile.MOST_ROWS);
    }

    /** Lets this node's thread work what there is, unless it does already. */
    @Scheduled(fixedDelayString = "${daifa.records.every:PT2S}")
    synchronized void sweep() {
        if (running == null || running.isDone()) {
            running = thread.submit(this::workAll);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    /** Works until nothing is left, and deletes what was kept long enough. */
    void workAll() {
        try {
            clean();
            for (var next = take(); next.isPresent() && !Thread.currentThread().isInterrupted(); next = take()) {
                work(next.get());
            }
        } catch (RuntimeException | IOException e) {
            LOG.warn("Exports of records cannot be worked", e);
        }
    }

    private Optional<Export> take() {
        return Objects.requireNonNull(beside.execute(status -> rows.take(SILENCE)));
    }

    private void clean() throws IOException {
        for (var old : rows.olderThan(kept)) {
            folder.delete(folder.file(old));
            rows.gone(old.id());
        }
        folder.deleteOlderThan(clock.instant(), kept.plus(SILENCE));
    }

    private void work(Export export) {
        if (export.attempts() > ATTEMPTS) {
            rows.failed(export, "records-export-failed");
            return;
        }
        try {
            var written = write(export);
            if (rows.ready(export, written, folder.finish(export))) {
                LOG.info(
                        "Export {}: {} rows of {} for {}",
                        export.id(),
                        written,
                        export.query().kind(),
                        export.askedBy());
            } else {
                folder.delete(folder.file(export));
            }
        } catch (Stopped stopped) {
            if (stopped.problem != null) {
                rows.failed(export, stopped.problem);
            }
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                rows.giveBack(export);
                Thread.currentThread().interrupt();
            } else {
                LOG.warn("Export {} failed", export.id(), e);
                rows.failed(export, "records-export-failed");
            }
        } finally {
            folder.delete(folder.part(export));
        }
    }

    private long write(Export export) throws IOException {
        requireRoom();
        return Objects.requireNonNull(snapshot.execute(status -> {
            var sql = new RecordSql(export.query(), zone);
            var all = Objects.requireNonNull(cursor.queryForObject(sql.countedRows(), sql.parameters(), Long.class));
            if (all > mostRows) {
                throw new Stopped("records-export-too-many");
            }
            beat(export, all, 0);
            var table = RecordTables.of(export.query().kind());
            var words = records.words(export.language(), export.receivers());
            try (var file = begin(export, words)) {
                var reader = new Reading(export, table, words, file);
                cursor.query(sql.all(), sql.parameters(), reader);
                return reader.done;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private RecordFile begin(Export export, RecordWords words) throws IOException {
        var columns = Records.columns(export.query().kind());
        var headings =
                columns.stream().map(column -> words.text(column.heading())).toList();
        var file = new BufferedOutputStream(folder.begin(export), 1 << 16);
        return export.format() == Export.Format.CSV
                ? new CsvFile(file, headings, zone)
                : new XlsxFile(file, words.text("records." + export.query().kind()), columns, headings, zone);
    }

    private void beat(Export export, @Nullable Long all, long done) {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("the application stops");
        }
        if (!Boolean.TRUE.equals(beside.execute(status -> rows.beat(export, all, done)))) {
            throw new Stopped(null);
        }
    }

    private void requireRoom() throws IOException {
        if (!folder.hasRoom()) {
            throw new Stopped("records-export-no-room");
        }
    }

    /** Writes the rows as they come, and tells how far it is. */
    private final class Reading implements RowCallbackHandler {

        private final Export export;
        private final RecordTable table;
        private final RecordWords words;
        private final RecordFile file;
        private long done;

        Reading(Export export, RecordTable table, RecordWords words, RecordFile file) {
            this.export = export;
            this.table = table;
            this.words = words;
            this.file = file;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            try {
                file.write(table.cells(new RowReader(row, words)));
                done++;
                if (done % BEAT == 0) {
                    requireRoom();
                    beat(export, null, done);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The making ends: for that problem, or because nobody wants the file any more. */
    private static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final @Nullable String problem;

        Stopped(@Nullable String problem) {
            super(problem);
            this.problem = problem;
        }
    }
}
