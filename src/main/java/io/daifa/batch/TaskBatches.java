package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.BatchRows.Chosen;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.OpenTasks.Viewer;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Batches of the tasks that a person has chosen: first a look at what would become of them, then they are worked like any batch. */
@Component
public class TaskBatches {

    /** How many tasks an errand may be about. */
    public static final int MOST = 2000;

    private static final Duration LONGEST_HOLD = Duration.ofDays(90);

    private final BatchRows rows;
    private final Deeds deeds;
    private final OpenTasks tasks;
    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Clock clock;

    TaskBatches(
            BatchRows rows,
            Deeds deeds,
            OpenTasks tasks,
            Orders orders,
            SupplierOrders supplierOrders,
            Suppliers suppliers,
            Clock clock) {
        this.rows = rows;
        this.deeds = deeds;
        this.tasks = tasks;
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    /** What the errand would do now. Refuses none and too many tasks, and a supplier or a date that does not fit. */
    @Transactional(readOnly = true)
    public TaskPreview preview(Errand errand, Viewer viewer) throws Refusal {
        var wish = wish(errand, false);
        var deed = deeds.of(errand.action());
        var open = open(errand, viewer);
        var known =
                orders
                        .all(open.values().stream()
                                .map(task -> OrderId.of(task.orderId()))
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Order::id, Function.identity()));
        var worked = new ArrayList<OpenTask>();
        var left = new ArrayList<TaskPreview.Left>();
        var worth = new TreeMap<String, BigDecimal>();
        for (var id : errand.taskIds()) {
            var task = open.get(id);
            var reason = OneTask.leftOut(deed, task, viewer.user());
            if (task != null && reason == null) {
                var subject = new Deed.Subject(
                        task,
                        Objects.requireNonNull(known.get(OrderId.of(task.orderId()))),
                        viewer.user(),
                        errand.references().get(id));
                reason = deed.leftOut(subject, wish);
                if (reason == null) {
                    worked.add(task);
                    var money = deed.worth(subject);
                    worth.merge(money.currency(), money.amount(), BigDecimal::add);
                }
            }
            if (reason != null) {
                left.add(new TaskPreview.Left(reason, task));
            }
        }
        var orderIds = worked.stream()
                .map(OpenTask::orderId)
                .distinct()
                .map(OrderId::of)
                .toList();
        return new TaskPreview(
                List.copyOf(worked),
                orderIds.size(),
                suppliersOf(worked, orderIds),
                worth.entrySet().stream()
                        .map(sum -> new Money(sum.getValue().stripTrailingZeros(), sum.getKey()))
                        .toList(),
                List.copyOf(left));
    }

    /** Starts the errand; with the same id once. Refuses as the preview does, and a hold without a note. */
    @Transactional
    public void start(UUID id, Errand errand, Viewer viewer) throws Refusal {
        var wish = wish(errand, true);
        var open = open(errand, viewer);
        var chosen = errand.taskIds().stream()
                .map(open::get)
                .filter(Objects::nonNull)
                .map(task -> new Chosen(task, errand.references().get(task.id())))
                .toList();
        if (chosen.isEmpty()) {
            throw Refusal.because("batch-tasks-gone");
        }
        if (rows.insert(id, wish, viewer.user())) {
            rows.planTasks(id, chosen);
        }
    }

    private Map<String, OpenTask> open(Errand errand, Viewer viewer) throws Refusal {
        if (errand.taskIds().isEmpty()) {
            throw Refusal.because("batch-tasks-missing");
        }
        if (errand.taskIds().size() > MOST) {
            throw Refusal.because("batch-tasks-too-many", Integer.toString(MOST));
        }
        return tasks.find(viewer, errand.taskIds()).stream()
                .collect(Collectors.toMap(OpenTask::id, Function.identity()));
    }

    private Wish wish(Errand errand, boolean start) throws Refusal {
        var note = Batches.words(errand.note());
        if (start && errand.action() == Action.HOLD && note.isEmpty()) {
            throw Refusal.at("note", "batch-note-missing");
        }
        var now = clock.instant();
        var until = errand.until();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_HOLD)))) {
            throw Refusal.at("until", "hold-until-out-of-bounds", Long.toString(LONGEST_HOLD.toDays()));
        }
        if (errand.target() != null) {
            var supplier = suppliers.find(errand.target()).orElse(null);
            if (supplier == null) {
                throw Refusal.at("target", "supplier-unknown");
            }
            if (!supplier.active()) {
                throw Refusal.at("target", "supplier-inactive", supplier.name());
            }
        }
        return new Wish(errand.action(), null, note, until, errand.target(), errand.forced());
    }

    private int suppliersOf(List<OpenTask> worked, List<OrderId> orderIds) {
        var ids = worked.stream().map(OpenTask::supplierOrderId).collect(Collectors.toSet());
        return (int) supplierOrders.ofOrders(orderIds).stream()
                .filter(one -> ids.contains(one.id().value()))
                .map(SupplierOrder::supplierId)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }
}
