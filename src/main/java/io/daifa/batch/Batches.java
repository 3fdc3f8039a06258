package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Item;
import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.Batch.State;
import io.daifa.batch.Concerned.Hit;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.Suppliers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The batches: a cause concerns many orders, and they are held or rerouted in one go; or a person has chosen many tasks ({@link TaskBatches}). The
 * orders are worked one by one, by {@link BatchWork}.
 */
@Repository
public class Batches {

    private static final int SHOWN = 100;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_SKU = 100;

    private final BatchRows rows;
    private final Concerned concerned;
    private final Suppliers suppliers;

    Batches(BatchRows rows, Concerned concerned, Suppliers suppliers) {
        this.rows = rows;
        this.concerned = concerned;
        this.suppliers = suppliers;
    }

    /** What a batch would do now. Refuses a cause that is malformed, and a supplier that is not known. */
    @Transactional(readOnly = true)
    public Preview preview(Action action, Cause cause) throws Refusal {
        check(action);
        check(cause);
        var byOrder = byOrder(concerned.find(cause));
        var left = new EnumMap<Reason, Integer>(Reason.class);
        var orders = new ArrayList<OrderId>();
        var paid = new TreeMap<String, BigDecimal>();
        var supplierOrders = 0;
        var pieces = 0;
        for (var order : byOrder.entrySet()) {
            var hits = order.getValue();
            var worked = hits.stream()
                    .filter(hit -> Judgement.leftOut(action, hit) == null)
                    .toList();
            if (worked.isEmpty()) {
                left.merge(Judgement.leftOut(action, hits.get(0)), 1, Integer::sum);
                continue;
            }
            orders.add(order.getKey());
            supplierOrders += worked.size();
            pieces += worked.stream().mapToInt(Hit::pieces).sum();
            paid.merge(worked.get(0).currency(), worked.get(0).paid(), BigDecimal::add);
        }
        return new Preview(
                orders.stream().limit(SHOWN).toList(),
                orders.size(),
                supplierOrders,
                pieces,
                paid.entrySet().stream()
                        .map(sum -> new Money(sum.getValue().stripTrailingZeros(), sum.getKey()))
                        .toList(),
                left,
                concerned.withoutSupplier(cause));
    }

    /**
     * Starts a batch; with the same id once. All orders that meet the cause now belong to it, and get a row each. Refuses a cause that is malformed, a
     * supplier that is not known, and a note that is missing or too long.
     */
    @Transactional
    public void start(UUID id, Action action, Cause cause, @Nullable String note, Actor by) throws Refusal {
        check(action);
        check(cause);
        var words = words(note);
        if (words.isEmpty()) {
            throw Refusal.at("note", "batch-note-missing");
        }
        if (rows.insert(id, new BatchRows.Wish(action, cause, words, null, null, false), by.name())) {
            rows.plan(id, byOrder(concerned.find(cause)).keySet());
        }
    }

    /** Begins to release what the batch holds, or to take back what it did; a second time changes nothing. Refuses what cannot be taken back, such as a rerouting. */
    @Transactional
    public void release(UUID id, Actor by) throws Refusal {
        var batch = rows.find(id).orElseThrow(() -> new IllegalArgumentException("there is no batch " + id));
        if (!batch.action().isTakenBack()) {
            throw Refusal.because("batch-not-releasable");
        }
        rows.release(id, by.name());
    }

    /** Lets the orders that failed be tried again, and the chosen tasks that were left behind; how many these are. */
    @Transactional
    public int tryAgain(UUID id) {
        // Locked, as a release that begins meanwhile would be undone.
        var batch = rows.locked(id).orElseThrow(() -> new IllegalArgumentException("there is no batch " + id));
        var releasing = batch.state() == State.RELEASING || batch.state() == State.RELEASED;
        var again = rows.again(id, releasing ? Part.TO_RELEASE : Part.PLANNED);
        if (again > 0) {
            rows.become(id, releasing ? State.RELEASING : State.RUNNING);
        }
        return again;
    }

    /** The batch with that id. */
    public Optional<Batch> find(UUID id) {
        return rows.find(id);
    }

    /** The batches started last. */
    public List<Batch> latest(int most) {
        return rows.latest(most);
    }

    /** The batch's orders, first those that failed or were left behind. */
    public List<Item> orders(UUID id, int most) {
        return rows.items(id, most);
    }

    /** The note without outer blanks; empty for none. */
    static String words(@Nullable String note) throws Refusal {
        if (note == null) {
            return "";
        }
        if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            throw Refusal.at("note", "batch-note-too-long", Integer.toString(LONGEST_NOTE));
        }
        return note.strip();
    }

    private static void check(Action action) throws Refusal {
        if (!Action.FOR_CAUSES.contains(action)) {
            throw Refusal.at("action", "batch-needs-tasks");
        }
    }

    private void check(Cause cause) throws Refusal {
        if (cause.kind() == Cause.Kind.SKU
                && (cause.sku() == null || cause.sku().isBlank() || cause.sku().length() > LONGEST_SKU)) {
            throw Refusal.at("sku", "batch-sku-missing");
        }
        if (cause.kind() == Cause.Kind.SUPPLIER && cause.supplierId() == null) {
            throw Refusal.at("supplier", "batch-supplier-missing");
        }
        if (cause.supplierId() != null && suppliers.find(cause.supplierId()).isEmpty()) {
            throw Refusal.at("supplier", "supplier-unknown");
        }
        if (cause.kind() == Cause.Kind.REGION
                && (cause.region() == null || !cause.region().matches("[0-9]{2}([0-9]{2}){0,2}"))) {
            throw Refusal.at("region", "batch-region-malformed");
        }
    }

    private static Map<OrderId, List<Hit>> byOrder(List<Hit> hits) {
        var byOrder = new LinkedHashMap<OrderId, List<Hit>>();
        hits.forEach(hit ->
                byOrder.computeIfAbsent(hit.orderId(), id -> new ArrayList<>()).add(hit));
        return byOrder;
    }
}
