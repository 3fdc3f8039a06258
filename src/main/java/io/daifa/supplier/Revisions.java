package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrder.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Purchase orders that change while their supplier has them: each change makes another revision, with a mail and a link of its own; the
 * answer that was given stays.
 */
@Component
class Revisions {

    private static final Set<State> IN_HAND = Set.of(State.SUBMITTED, State.ACCEPTED);
    private static final Set<State> UNSHIPPED = Set.of(State.DRAFT, State.SUBMITTED, State.REJECTED, State.ACCEPTED);

    private final JdbcClient jdbc;
    private final Suppliers suppliers;
    private final SupplierLinks links;
    private final Mails mails;
    private final SupplierStory story;
    private final PurchaseOrderChanges changes;

    Revisions(
            JdbcClient jdbc,
            Suppliers suppliers,
            SupplierLinks links,
            Mails mails,
            SupplierStory story,
            PurchaseOrderChanges changes) {
        this.jdbc = jdbc;
        this.suppliers = suppliers;
        this.links = links;
        this.mails = mails;
        this.story = story;
        this.changes = changes;
    }

    /** A supplier order that no supplier has in hand needs no revision: it is sent as it is then. */
    void revise(SupplierOrder supplierOrder, Revised what, Actor by) {
        if (!IN_HAND.contains(supplierOrder.state())) {
            return;
        }
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        var revision = supplierOrder.revision() + 1;
        links.revoke(supplierOrder.id());
        mails.cancel(RevisionMail.TEMPLATE, supplierOrder.id().value(), supplierOrder.revision());
        jdbc.sql("update daifa.supplier_order set revision = :revision where id = :id")
                .param("revision", revision)
                .param("id", supplierOrder.id().value())
                .update();
        changes.add(supplierOrder.id(), revision, what);
        links.issue(supplierOrder.at(revision));
        story.tell(
                supplierOrder,
                by,
                "purchase-order-revised",
                Map.of("number", supplierOrder.number(), "revision", "" + revision, "what", "revised." + what.name()),
                null);
        if (supplier.email() == null) {
            story.tell(
                    supplierOrder,
                    Actor.SYSTEM,
                    "supplier-to-be-called-about-change",
                    Map.of("supplier", supplier.name()),
                    null);
        } else {
            mails.intend(RevisionMail.intended(supplierOrder, supplier, revision));
        }
    }

    /** Takes units off; what is left stays with its supplier, as another revision. Refuses more than there is, all of it, and after shipping. */
    void reduce(SupplierOrder supplierOrder, List<Line> less, Actor by) throws Refusal {
        if (!UNSHIPPED.contains(supplierOrder.state())) {
            throw SupplierOrderTransitions.refusal(supplierOrder);
        }
        var left = without(supplierOrder, less);
        if (left.isEmpty()) {
            throw Refusal.because("supplier-order-emptied", supplierOrder.number());
        }
        jdbc.sql("delete from daifa.supplier_order_line where supplier_order_id = :id")
                .param("id", supplierOrder.id().value())
                .update();
        jdbc.sql("""
                        insert into daifa.supplier_order_line (supplier_order_id, line, quantity)
                        select :id, line, quantity
                        from unnest(cast(:lines as integer[]), cast(:quantities as integer[])) as kept (line, quantity)
                        """)
                .param("id", supplierOrder.id().value())
                .param("lines", left.stream().map(Line::line).toArray(Integer[]::new))
                .param("quantities", left.stream().map(Line::quantity).toArray(Integer[]::new))
                .update();
        story.tell(
                supplierOrder,
                by,
                "supplier-order-reduced",
                Map.of(
                        "number",
                        supplierOrder.number(),
                        "less",
                        less.stream()
                                .map(line -> line.line() + " × " + line.quantity())
                                .collect(Collectors.joining(", "))),
                null);
        revise(supplierOrder, Revised.QUANTITY, by);
    }

    private static List<Line> without(SupplierOrder supplierOrder, List<Line> less) throws Refusal {
        var units = new HashMap<Integer, Integer>();
        supplierOrder.lines().forEach(line -> units.put(line.line(), line.quantity()));
        for (var line : less) {
            var left = units.getOrDefault(line.line(), 0) - line.quantity();
            if (left < 0 || line.quantity() < 1) {
                throw Refusal.because("supplier-order-units", supplierOrder.number(), line.line());
            }
            units.put(line.line(), left);
        }
        var kept = new ArrayList<Line>();
        units.entrySet().stream()
                .filter(unit -> unit.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(unit -> kept.add(new Line(unit.getKey(), unit.getValue())));
        return kept;
    }
}
