package io.daifa.records;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a record.
 *
 * @param orderId the customer's order that it is about
 * @param cells a String, Integer, Money, {@link Percent} or Instant in each column's place, or null
 */
public record RecordRow(UUID orderId, List<@Nullable Object> cells) {

    /** The cells are not changed any more. */
    public RecordRow {
        cells = Collections.unmodifiableList(cells);
    }
}
