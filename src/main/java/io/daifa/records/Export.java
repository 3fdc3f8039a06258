package io.daifa.records;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file with records that somebody asked for.
 *
 * @param receivers whether receivers stand in it unmasked
 * @param attempts how often its work was begun
 * @param rowsAll null until they are counted
 * @param problem why there is no file: a problem's code
 */
public record Export(
        UUID id,
        RecordQuery query,
        Format format,
        Locale language,
        boolean receivers,
        String askedBy,
        Instant askedAt,
        State state,
        int attempts,
        @Nullable Long rowsAll,
        long rowsDone,
        @Nullable Long bytes,
        @Nullable String problem,
        @Nullable Instant finishedAt) {

    /** What kind of file it is. */
    public enum Format {
        CSV,
        XLSX;

        /** The ending of its name. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands; GONE is a file that was deleted. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        FAILED,
        GONE
    }

    /** Whether it is still to be worked. */
    public boolean isBusy() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
