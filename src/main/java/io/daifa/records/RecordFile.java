package io.daifa.records;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that records are written to, row by row, keeping none. */
interface RecordFile extends Closeable {

    /** Writes a row; its cells are as {@link RecordTable#cells} gives them. */
    void write(List<@Nullable Object> cells) throws IOException;
}
