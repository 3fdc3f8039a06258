package io.daifa.records;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Refusal;
import io.daifa.records.Export.Format;
import io.daifa.records.Export.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records as files: asked for, made beside, fetched by who asked. That somebody asked stays written down, with the filter and the number of
 * rows; the file is gone after a day.
 */
@Service
public class Exports {

    /** So many may wait or be made for one person. */
    public static final int MOST_AT_ONCE = 2;

    /** So many files of one person are kept. */
    public static final int MOST_KEPT = 5;

    private static final int SHOWN = 50;

    private final ExportRows rows;
    private final ExportFolder folder;

    Exports(ExportRows rows, ExportFolder folder) {
        this.rows = rows;
        this.folder = folder;
    }

    /** Asks for a file; refuses the third that is not made yet. The person's oldest file makes room for it. */
    @Transactional
    public UUID ask(RecordQuery query, Format format, Locale language, boolean receivers, String person)
            throws Refusal {
        rows.lock(person);
        var own = rows.of(person, SHOWN);
        if (own.stream().filter(Export::isBusy).count() >= MOST_AT_ONCE) {
            throw Refusal.because("records-export-busy", MOST_AT_ONCE);
        }
        own.stream()
                .filter(export -> export.state() == State.READY)
                .skip(MOST_KEPT - 1)
                .forEach(this::drop);
        var id = Ids.next();
        rows.insert(id, query, format, language, receivers, person);
        return id;
    }

    /** What the person asked for, newest first. */
    public List<Export> of(String person) {
        return rows.of(person, SHOWN);
    }

    /** The person's export; nobody else's. */
    public Optional<Export> find(UUID id, String person) {
        return rows.find(id).filter(export -> export.askedBy().equals(person));
    }

    /** The file of the person's export; empty where there is none, or none on this node. That it was fetched is written down. */
    @Transactional
    public Optional<Path> fetch(UUID id, String person) {
        var file = find(id, person)
                .filter(export -> export.state() == State.READY)
                .map(folder::file)
                .filter(Files::isReadable);
        file.ifPresent(there -> rows.downloaded(id));
        return file;
    }

    /** Deletes the file of the person's export, or stops its making. */
    @Transactional
    public void discard(UUID id, String person) {
        find(id, person).ifPresent(this::drop);
    }

    private void drop(Export export) {
        rows.gone(export.id());
        folder.delete(folder.file(export));
    }
}
