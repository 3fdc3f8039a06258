package io.daifa.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a record, in the columns that stand on the screen.
 *
 * @param back where the page before ends, null on the first
 * @param on where the next page begins, null on the last
 * @param count how many there are, no further than {@link Records#MOST_COUNTED}
 */
public record RecordPage(
        List<Column> columns,
        List<RecordRow> rows,
        @Nullable String back,
        @Nullable String on,
        int count) {

    /** The rows are copied. */
    public RecordPage {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
