package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens to supplier orders, written into the orders' stories. */
@Component
class SupplierStory {

    private static final int LONGEST_NOTE = 2000;

    private final Journal journal;

    SupplierStory(Journal journal) {
        this.journal = journal;
    }

    void tell(SupplierOrder supplierOrder, Actor by, String what, Map<String, String> data, @Nullable String note) {
        journal.write(new Journal.Entry(
                supplierOrder.orderId().value(), supplierOrder.id().value(), by, what, data, blankAsNull(note)));
    }

    /** Refuses a note that is too long. */
    static void checkNote(@Nullable String note) throws Refusal {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.at("note", "too-long", LONGEST_NOTE);
        }
    }

    static @Nullable String blankAsNull(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
