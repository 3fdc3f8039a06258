package io.daifa.change;

import io.daifa.change.Affected.Part;
import io.daifa.change.OrderChange.Way;
import io.daifa.order.Order;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.Suppliers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The points of no return: what nobody has in hand is granted at once, what a supplier has in hand is asked of it, what is on its way or
 * unclear is a person's to decide, and what has arrived is no change any more.
 */
@Component
class Assessment {

    private final Affected affected;
    private final Suppliers suppliers;
    private final ChangeQuestions questions;
    private final ReceiverRules rules;
    private final Clock clock;

    Assessment(Affected affected, Suppliers suppliers, ChangeQuestions questions, ReceiverRules rules, Clock clock) {
        this.affected = affected;
        this.suppliers = suppliers;
        this.questions = questions;
        this.rules = rules;
        this.clock = clock;
    }

    /** The way that a change goes, and why; one that is settled by itself goes nowhere else. */
    record Verdict(Way way, ChangePoint point) {}

    Verdict of(OrderChange change, Order order) {
        var parts = affected.of(change);
        if (parts.isEmpty()) {
            return new Verdict(Way.SETTLED, ChangePoint.NOTHING_LEFT);
        }
        if (parts.stream().allMatch(part -> part.reach() == Reach.SETTLED)) {
            return new Verdict(Way.SETTLED, ChangePoint.DELIVERED);
        }
        if (parts.stream().anyMatch(part -> !part.isChangeable())) {
            return new Verdict(Way.DECIDE, ChangePoint.SHIPPED);
        }
        if (!affected.claimed(parts).isEmpty()) {
            return new Verdict(Way.DECIDE, ChangePoint.CLAIMED);
        }
        if (isNotServed(change, order, parts)) {
            return new Verdict(Way.DECIDE, ChangePoint.NOT_SERVED);
        }
        if (change.receiver() != null && rules.isDoubtful(change.receiver(), order)) {
            return new Verdict(Way.DECIDE, ChangePoint.HOUSE_NUMBER_MISSING);
        }
        return inHand(change, parts);
    }

    private Verdict inHand(OrderChange change, List<Part> parts) {
        var inHand =
                parts.stream().filter(part -> part.reach() == Reach.IN_HAND).toList();
        if (inHand.isEmpty()) {
            return new Verdict(Way.GRANT, ChangePoint.NOTHING_SENT);
        }
        var asked = asked(change);
        var answers = inHand.stream()
                .map(part -> asked.get(part.supplierOrder().id()))
                .filter(Objects::nonNull)
                .toList();
        if (answers.stream().anyMatch(question -> Boolean.FALSE.equals(question.agrees()))) {
            return new Verdict(Way.DECIDE, ChangePoint.SUPPLIER_REFUSED);
        }
        if (inHand.stream()
                .map(Part::supplierOrder)
                .filter(supplierOrder -> !asked.containsKey(supplierOrder.id()))
                .anyMatch(this::isReachedByPhone)) {
            return new Verdict(Way.DECIDE, ChangePoint.SUPPLIER_BY_PHONE);
        }
        var open =
                answers.stream().filter(question -> question.agrees() == null).toList();
        if (open.stream().anyMatch(question -> !question.dueAt().isAfter(clock.instant()))) {
            return new Verdict(Way.DECIDE, ChangePoint.SUPPLIER_SILENT);
        }
        return open.isEmpty() && answers.size() == inHand.size()
                ? new Verdict(Way.GRANT, ChangePoint.SUPPLIER_AGREED)
                : new Verdict(Way.ASK, ChangePoint.SUPPLIER_ASKED);
    }

    /** The questions of that change, by the supplier orders. */
    private Map<SupplierOrderId, ChangeQuestion> asked(OrderChange change) {
        return questions.of(change.id()).stream()
                .collect(Collectors.toMap(ChangeQuestion::supplierOrderId, Function.identity()));
    }

    private boolean isNotServed(OrderChange change, Order order, List<Part> parts) {
        if (change.receiver() == null) {
            return false;
        }
        var province = rules.province(change.receiver(), order);
        return province.isPresent()
                && parts.stream()
                        .map(part -> part.supplierOrder().supplierId())
                        .filter(Objects::nonNull)
                        .map(id -> suppliers.find(id).orElseThrow())
                        .anyMatch(supplier -> supplier.notServed().contains(province.get()));
    }

    private boolean isReachedByPhone(SupplierOrder supplierOrder) {
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        return supplier.channel() == Supplier.Channel.PHONE;
    }
}
