package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.TextLimit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens to supplier orders, written into the orders' stories. */
@Component
class SupplierStory {

    /** How long a note may be. */
    static final TextLimit NOTE = new TextLimit(2000, "too-long");

    private final Journal journal;

    SupplierStory(Journal journal) {
        this.journal = journal;
    }

    void tell(SupplierOrder supplierOrder, Actor by, String what, Map<String, String> data, @Nullable String note) {
        journal.write(new Journal.Entry(
                supplierOrder.orderId().value(), supplierOrder.id().value(), by, what, data, blankAsNull(note)));
    }

    static @Nullable String blankAsNull(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
