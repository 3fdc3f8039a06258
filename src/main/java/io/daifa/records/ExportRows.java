package io.daifa.records;

import io.daifa.records.Export.Format;
import io.daifa.records.Export.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of exports. */
@Repository
class ExportRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExportRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lets the exports of one person wait for each other, so that they are counted one after the other. */
    void lock(String person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('records_export ' || :person, 0))")
                .param("person", person)
                .query((row, number) -> true)
                .single();
    }

    void insert(UUID id, RecordQuery query, Format format, Locale language, boolean receivers, String askedBy) {
        jdbc.sql("""
                        insert into daifa.records_export (id, kind, format, language, filter, receivers, asked_by, asked_at, state)
                        values (:id, :kind, :format, :language, :filter, :receivers, :by, :now, 'WAITING')
                        """)
                .param("id", id)
                .param("kind", query.kind().name())
                .param("format", format.name())
                .param("language", language.getLanguage())
                .param("filter", query.address())
                .param("receivers", receivers)
                .param("by", askedBy)
                .param("now", now())
                .update();
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql("select * from daifa.records_export where id = :id")
                .param("id", id)
                .query(ExportRows::export)
                .optional();
    }

    /** The person's, newest first. */
    List<Export> of(String person, int most) {
        return jdbc.sql("""
                        select * from daifa.records_export where asked_by = :person order by asked_at desc, id desc limit :most
                        """)
                .param("person", person)
                .param("most", most)
                .query(ExportRows::export)
                .list();
    }

    /** Takes the next in hand: one that waits, or one whose worker has given no sign of life for that long. */
    Optional<Export> take(Duration silence) {
        return jdbc.sql("""
                        update daifa.records_export
                        set state = 'RUNNING', attempts = attempts + 1, beat_at = :now, rows_done = 0, rows_all = null
                        where id = (
                            select id from daifa.records_export
                            where state = 'WAITING' or (state = 'RUNNING' and beat_at < :silent)
                            order by asked_at, id limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", now())
                .param("silent", now().minus(silence))
                .query(ExportRows::export)
                .optional();
    }

    /** The worker of that attempt is alive and so far; false where the export is not its any more. */
    boolean beat(Export export, @Nullable Long all, long done) {
        return jdbc.sql("""
                        update daifa.records_export set beat_at = :now, rows_all = coalesce(:all::bigint, rows_all), rows_done = :done
                        where id = :id and state = 'RUNNING' and attempts = :attempt
                        """)
                        .param("id", export.id())
                        .param("attempt", export.attempts())
                        .param("now", now())
                        .param("all", all)
                        .param("done", done)
                        .update()
                > 0;
    }

    /** The file is there; false where the export is not that attempt's any more. */
    boolean ready(Export export, long rows, long bytes) {
        return jdbc.sql("""
                        update daifa.records_export
                        set state = 'READY', rows_all = :rows, rows_done = :rows, bytes = :bytes, finished_at = :now
                        where id = :id and state = 'RUNNING' and attempts = :attempt
                        """)
                        .param("id", export.id())
                        .param("attempt", export.attempts())
                        .param("now", now())
                        .param("rows", rows)
                        .param("bytes", bytes)
                        .update()
                > 0;
    }

    void failed(Export export, String problem) {
        jdbc.sql("""
                        update daifa.records_export set state = 'FAILED', problem = :problem, finished_at = :now
                        where id = :id and state = 'RUNNING' and attempts = :attempt
                        """)
                .param("id", export.id())
                .param("attempt", export.attempts())
                .param("now", now())
                .param("problem", problem)
                .update();
    }

    /** Another worker may take it. */
    void giveBack(Export export) {
        jdbc.sql("""
                        update daifa.records_export set state = 'WAITING'
                        where id = :id and state = 'RUNNING' and attempts = :attempt
                        """)
                .param("id", export.id())
                .param("attempt", export.attempts())
                .update();
    }

    /** Its file is gone, or shall not be made. */
    void gone(UUID id) {
        jdbc.sql("""
                        update daifa.records_export set state = 'GONE', finished_at = coalesce(finished_at, :now)
                        where id = :id and state <> 'GONE'
                        """).param("id", id).param("now", now()).update();
    }

    void downloaded(UUID id) {
        jdbc.sql("update daifa.records_export set downloads = downloads + 1, downloaded_at = :now where id = :id")
                .param("id", id)
                .param("now", now())
                .update();
    }

    /** Those whose files have been there for that long. */
    List<Export> olderThan(Duration age) {
        return jdbc.sql("select * from daifa.records_export where state = 'READY' and finished_at < :then")
                .param("then", now().minus(age))
                .query(ExportRows::export)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        var finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Export(
                row.getObject("id", UUID.class),
                RecordQuery.read(RecordKind.valueOf(row.getString("kind")), row.getString("filter")),
                Format.valueOf(row.getString("format")),
                io.daifa.kernel.Languages.of(row.getString("language")),
                row.getBoolean("receivers"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("rows_all", Long.class),
                row.getLong("rows_done"),
                row.getObject("bytes", Long.class),
                row.getString("problem"),
                finished == null ? null : finished.toInstant());
    }
}
