package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.order.Orders;
import io.daifa.order.ReplacementOrders;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all who change a case do: they lock its order's row first, move it by the table of transitions, and write the journal. */
@Component
class CaseFile {

    private final CaseTable table;
    private final Orders orders;
    private final ReplacementOrders replacementOrders;
    private final Journal journal;

    CaseFile(CaseTable table, Orders orders, ReplacementOrders replacementOrders, Journal journal) {
        this.table = table;
        this.orders = orders;
        this.replacementOrders = replacementOrders;
        this.journal = journal;
    }

    AfterSalesCase found(CaseId id) {
        return table.find(id).orElseThrow(() -> new IllegalArgumentException("there is no case " + id));
    }

    /** The case as it stands under its order's lock; of a replacement, the order that was sold is locked first, as its money is given back. */
    AfterSalesCase locked(CaseId id) {
        var order = found(id).orderId();
        var sold = replacementOrders.soldAs(order);
        if (!sold.equals(order)) {
            orders.lock(sold);
        }
        orders.lock(order);
        return found(id);
    }

    /** Moves it on; staying where it is changes nothing. */
    void move(AfterSalesCase moved, AfterSalesCase.State to) {
        if (moved.state() == to) {
            return;
        }
        if (!CaseTransitions.allows(moved.state(), to)) {
            throw new IllegalStateException("case " + moved.id() + " cannot go from " + moved.state() + " to " + to);
        }
        table.state(moved.id(), to);
    }

    void write(AfterSalesCase about, Actor by, String what, Map<String, String> data, @Nullable String note) {
        var all = new HashMap<>(data);
        all.put("case", about.number());
        journal.write(new Journal.Entry(
                about.orderId().value(), about.supplierOrderId().value(), by, what, all, note));
    }
}
