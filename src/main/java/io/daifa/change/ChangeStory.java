package io.daifa.change;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens to changes, written into the orders' stories. */
@Component
class ChangeStory {

    private final Journal journal;

    ChangeStory(Journal journal) {
        this.journal = journal;
    }

    void tell(OrderChange change, Actor by, String what, Map<String, String> more, @Nullable String note) {
        var data = new HashMap<>(more);
        data.put("change", change.number());
        data.put("kind", "changeKind." + change.kind());
        journal.write(new Journal.Entry(change.orderId().value(), null, by, what, data, note));
    }
}
