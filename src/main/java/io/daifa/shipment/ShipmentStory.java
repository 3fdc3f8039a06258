package io.daifa.shipment;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.supplier.SupplierOrder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens to shipments, written into the orders' stories. */
@Component
class ShipmentStory {

    private final Journal journal;

    ShipmentStory(Journal journal) {
        this.journal = journal;
    }

    void tell(SupplierOrder supplierOrder, Actor by, String what, Collection<String> numbers, @Nullable String note) {
        journal.write(new Journal.Entry(
                supplierOrder.orderId().value(),
                supplierOrder.id().value(),
                by,
                what,
                Map.of("count", Integer.toString(numbers.size()), "numbers", String.join(", ", new TreeSet<>(numbers))),
                note == null || note.isBlank() ? null : note.strip()));
    }
}
