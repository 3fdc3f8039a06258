package io.daifa.kernel;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The story of each order: when, who, what, in whose words. It is written in the transaction of the fact that it tells. */
public interface Journal {

    /** Writes these entries down, with the clock's time. */
    void write(List<Entry> entries);

    /** Writes one entry down. */
    default void write(Entry entry) {
        write(List.of(entry));
    }

    /** The order's story, oldest first. */
    List<Written> of(UUID orderId);

    /** The last so many entries of the order's story, the newest first. */
    List<Written> last(UUID orderId, int most);

    /**
     * What is written: {@code what} is a past tense in kebab case ({@code supplier-accepted}), whose text stands under
     * {@code journal.<what>} with the data's values by name; the data hold no personal data; the note is a person's own words.
     */
    record Entry(
            UUID orderId,
            @org.jspecify.annotations.Nullable UUID supplierOrderId,
            Actor actor,
            String what,
            Map<String, String> data,
            @org.jspecify.annotations.Nullable String note) {

        /** An entry without a note. */
        public static Entry of(
                UUID orderId,
                @org.jspecify.annotations.Nullable UUID supplierOrderId,
                Actor actor,
                String what,
                Map<String, String> data) {
            return new Entry(orderId, supplierOrderId, actor, what, data, null);
        }
    }

    /** An entry with its place in the journal and its time. */
    record Written(long id, java.time.Instant at, Entry entry) {}
}
